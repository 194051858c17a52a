package dev.alidade.catalog.iam;

import static dev.alidade.graph.Target.toMany;

import dev.alidade.catalog.text.PythonDates;
import dev.alidade.graph.NodeType;
import java.util.List;
import software.amazon.awssdk.services.iam.model.RoleDetail;

/** A role and whom it trusts. */
record TrustingRole(RoleDetail detail, TrustPolicy trust) {

  static final NodeType<TrustingRole> TYPE =
      NodeType.named("AWSRole", TrustingRole.class)
          .alsoLabelled("AWSPrincipal", "PermissionRole")
          .id(role -> role.detail().arn())
          .indexed("arn", role -> role.detail().arn())
          .indexed("roleid", role -> role.detail().roleId())
          .property("name", role -> role.detail().roleName())
          .property("path", role -> role.detail().path())
          .property("createdate", role -> PythonDates.str(role.detail().createDate()))
          .property("createdate_dt", role -> PythonDates.datetime(role.detail().createDate()))
          // Ours: the contract has neither everyone nor conditions.
          .property("trusts_anyone", role -> role.trust().loose().anyone())
          .property(
              "trusted_unconditionally",
              role -> List.copyOf(role.trust().loose().unconditionally()))
          .property(
              "trusted_without_external_id",
              role -> List.copyOf(role.trust().loose().withoutExternalId()))
          .fromAws()
          .normalised("name", role -> role.detail().roleName())
          .normalised("type", role -> "custom")
          .normalised("scope", role -> "account")
          .ownedByAccount()
          .links(
              "TRUSTS_AWS_PRINCIPAL",
              toMany("AWSPrincipal", (TrustingRole role) -> role.trust().principals()).by("arn"))
          .build();
}
