package dev.alidade.catalog.iam;

import static dev.alidade.catalog.Declaration.inModule;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.GlobalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.catalog.text.PythonDates;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import software.amazon.awssdk.services.iam.model.SAMLProviderListEntry;

/** SAML identity providers. Lists with {@code iam:ListSAMLProviders}, which has no pages. */
final class SamlProviders implements GlobalResource {

  static final NodeType<SAMLProviderListEntry> PROVIDER =
      NodeType.named("AWSSAMLProvider", SAMLProviderListEntry.class)
          .alsoLabelled("IdentityProvider")
          .id(SAMLProviderListEntry::arn)
          .indexed("arn", SAMLProviderListEntry::arn)
          .indexed("name", SamlProviders::name)
          .property("create_date", provider -> PythonDates.datetime(provider.createDate()))
          .property("valid_until", provider -> PythonDates.datetime(provider.validUntil()))
          .fromAws()
          .normalised("name", SamlProviders::name)
          .normalised("protocol", provider -> "SAML")
          .ownedByAccount()
          .build();

  @Override
  public Declaration declaration() {
    return inModule("iam").calls(Iam.SERVICE, "ListSAMLProviders").writes(PROVIDER);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    Iam.of(at)
        .listSAMLProviders()
        .samlProviderList()
        .forEach(provider -> rows.add(PROVIDER, provider));
  }

  private static String name(SAMLProviderListEntry provider) {
    return provider.arn().substring(provider.arn().lastIndexOf('/') + 1);
  }
}
