package dev.alidade.catalog.kms;

import static dev.alidade.catalog.Declaration.inModule;
import static dev.alidade.graph.Target.to;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import software.amazon.awssdk.services.kms.model.AliasListEntry;

/**
 * Aliases of keys. Lists with {@code kms:ListAliases}, once for the region: the list of one key's
 * aliases says nothing more. A name of AWS whose key is not there ({@code kms:ListKeys}) is left
 * out.
 */
final class KmsAliases implements RegionalResource {

  static final NodeType<AliasListEntry> ALIAS =
      NodeType.named("AWSKMSAlias", AliasListEntry.class)
          .formerly("KMSAlias")
          .id(AliasListEntry::aliasArn)
          .indexed("arn", AliasListEntry::aliasArn)
          .indexed("alias_name", AliasListEntry::aliasName)
          .property("target_key_id", AliasListEntry::targetKeyId)
          .property("creation_date", alias -> Kms.seconds(alias.creationDate()))
          .property("last_updated_date", alias -> Kms.seconds(alias.lastUpdatedDate()))
          .region()
          .ownedByAccount()
          .links("KNOWN_AS", to("AWSKMSKey", AliasListEntry::targetKeyId))
          .build();

  @Override
  public Declaration declaration() {
    return inModule("kms").calls(Kms.SERVICE, "ListAliases", "ListKeys").writes(ALIAS);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    var keys = ListedKeys.of(at).ids();
    for (var page : Kms.of(at).listAliasesPaginator(r -> r.limit(Kms.MOST_ALIASES_OR_GRANTS))) {
      page.aliases().stream()
          // AWS also lists the names that its services will give to keys once they need some.
          // https://docs.aws.amazon.com/kms/latest/APIReference/API_ListAliases.html
          .filter(alias -> alias.targetKeyId() != null && keys.contains(alias.targetKeyId()))
          .forEach(alias -> rows.add(ALIAS, alias));
    }
  }
}
