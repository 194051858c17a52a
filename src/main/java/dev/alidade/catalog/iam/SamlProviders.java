package dev.alidade.catalog.iam;

import dev.alidade.catalog.GlobalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.catalog.text.PythonDates;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import java.util.List;
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
  public String module() {
    return "iam";
  }

  @Override
  public List<String> operations() {
    return List.of("iam:ListSAMLProviders");
  }

  @Override
  public List<NodeType<?>> nodes() {
    return List.of(PROVIDER);
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
