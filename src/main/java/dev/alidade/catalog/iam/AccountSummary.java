package dev.alidade.catalog.iam;

import static dev.alidade.catalog.Declaration.inModule;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.GlobalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import java.util.Map;

/**
 * How much of everything IAM has, on the account's node. Read with {@code iam:GetAccountSummary}.
 */
final class AccountSummary implements GlobalResource {

  /** Counts by the names that AWS gives them. */
  record Counts(Map<String, Integer> byName) {}

  static final NodeType<Counts> ACCOUNT =
      NodeType.facetOf("AWSAccount", Counts.class)
          .id((counts, at) -> at.accountId())
          .property("account_mfa_enabled", counts -> counts.byName().get("AccountMFAEnabled"))
          .property("mfa_devices", counts -> counts.byName().get("MFADevices"))
          .property("mfa_devices_in_use", counts -> counts.byName().get("MFADevicesInUse"))
          .property(
              "account_access_keys_present",
              counts -> counts.byName().get("AccountAccessKeysPresent"))
          .property(
              "account_signing_certificates_present",
              counts -> counts.byName().get("AccountSigningCertificatesPresent"))
          .property("users", counts -> counts.byName().get("Users"))
          .property("groups", counts -> counts.byName().get("Groups"))
          .property("roles", counts -> counts.byName().get("Roles"))
          .property("policies", counts -> counts.byName().get("Policies"))
          .property("instance_profiles", counts -> counts.byName().get("InstanceProfiles"))
          .property("providers", counts -> counts.byName().get("Providers"))
          .property("server_certificates", counts -> counts.byName().get("ServerCertificates"))
          .property("policy_versions_in_use", counts -> counts.byName().get("PolicyVersionsInUse"))
          .build();

  /** The counts by name, read once for the account. */
  static Map<String, Integer> of(Scope at) {
    return at.oncePerAccount(
            Counts.class, () -> new Counts(Iam.of(at).getAccountSummary().summaryMapAsStrings()))
        .byName();
  }

  @Override
  public Declaration declaration() {
    return inModule("iam").calls(Iam.SERVICE, "GetAccountSummary").writes(ACCOUNT);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    rows.add(ACCOUNT, new Counts(of(at)));
  }
}
