package dev.alidade.catalog.kms;

import static dev.alidade.graph.Target.to;

import dev.alidade.graph.NodeType;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.model.GrantListEntry;

/**
 * A permission to use a key that does not stand in its policy.
 *
 * @param keyArn the key that was asked about
 */
record KeyGrant(@Nullable String keyArn, GrantListEntry grant) {

  static final NodeType<KeyGrant> TYPE =
      NodeType.named("AWSKMSGrant", KeyGrant.class)
          .formerly("KMSGrant")
          .id(of -> of.grant().grantId())
          .indexed("grant_id", of -> of.grant().grantId())
          .property("name", of -> of.grant().name())
          .property("grantee_principal", of -> of.grant().granteePrincipal())
          .property("creation_date", of -> Kms.seconds(of.grant().creationDate()))
          .property("key_id", KeyGrant::key)
          .property("issuing_account", of -> of.grant().issuingAccount())
          .property(
              "operations",
              of -> of.grant().hasOperations() ? of.grant().operationsAsStrings() : null)
          .ownedByAccount()
          // By id: a multi-region key is one node, whose ARN is that of one of its regions.
          .links("APPLIED_ON", to("AWSKMSKey", of -> Kms.keyId(of.key())))
          .build();

  private @Nullable String key() {
    return grant.keyId() == null ? keyArn : grant.keyId();
  }
}
