package dev.alidade.catalog.iam;

import static dev.alidade.catalog.Declaration.inModule;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.GlobalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.catalog.policy.PolicyDocument;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.UserDetail;

/**
 * Groups and their members, roles and whom they trust, the policies of users, groups and roles, and
 * their permissions boundaries. Lists with {@code iam:GetAccountAuthorizationDetails}, which has
 * all of an account in pages of a thousand. It could list every policy of AWS too, but few of them
 * are attached anywhere: those are read once for the run, with {@code iam:GetPolicy} and {@code
 * iam:GetPolicyVersion}.
 */
final class AuthorizationDetails implements GlobalResource {

  /** A user's tags, which {@code iam:ListUsers} leaves out. */
  private static final NodeType<UserDetail> TAGGED_USER =
      Users.USER
          .facet(UserDetail.class)
          .id(UserDetail::arn)
          .tagged(UserDetail::tags, Tag::key, Tag::value)
          .build();

  @Override
  public Declaration declaration() {
    return inModule("iam")
        .calls(Iam.SERVICE, "GetAccountAuthorizationDetails", "GetPolicy", "GetPolicyVersion")
        .writes(
            TAGGED_USER,
            GroupWithMembers.TYPE,
            TrustingRole.TYPE,
            InlinePolicy.TYPE,
            ManagedPolicy.OWN,
            ManagedPolicy.OF_AWS,
            PolicyStatement.OWN,
            PolicyStatement.OF_AWS,
            PermissionsBoundary.OWN,
            PermissionsBoundary.OF_AWS,
            PolicyStatement.OF_OWN_BOUNDARY,
            PolicyStatement.OF_AWS_BOUNDARY,
            ServicePrincipal.TYPE,
            FederatedPrincipal.TYPE,
            ForeignAccount.ACCOUNT,
            ForeignAccount.ROOT);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    var reading = new Reading(at, rows);
    var pages =
        Iam.of(at)
            .getAccountAuthorizationDetailsPaginator(
                r ->
                    r.filter(
                            EntityType.USER,
                            EntityType.GROUP,
                            EntityType.ROLE,
                            EntityType.LOCAL_MANAGED_POLICY)
                        .maxItems(Iam.LARGEST_PAGE));
    for (var page : pages) {
      page.userDetailList().forEach(reading::user);
      page.groupDetailList().forEach(reading::group);
      page.roleDetailList().forEach(reading::role);
      page.policies().forEach(reading::localPolicy);
    }
    reading.finish();
  }

  /**
   * The pages of one account. Kept until the last one: groups, since their members come with the
   * users, who a policy is attached to, and the few documents of boundaries; IAM's quotas bound all
   * of it.
   */
  private static final class Reading {
    private final Scope at;
    private final Rows rows;
    private final List<GroupDetail> groups = new ArrayList<>();
    private final Map<String, List<String>> memberArnsByGroup = new LinkedHashMap<>();
    private final Map<String, List<String>> principalArnsByPolicy = new LinkedHashMap<>();
    private final Map<String, List<String>> principalArnsByBoundary = new LinkedHashMap<>();
    private final Map<String, String> boundaryDocuments = new HashMap<>();

    Reading(Scope at, Rows rows) {
      this.at = at;
      this.rows = rows;
    }

    void user(UserDetail user) {
      rows.add(TAGGED_USER, user);
      for (var group : user.groupList()) {
        memberArnsByGroup.computeIfAbsent(group, name -> new ArrayList<>()).add(user.arn());
      }
      policies(user.arn(), user.userPolicyList(), user.attachedManagedPolicies());
      boundary(user.arn(), user.permissionsBoundary());
    }

    void group(GroupDetail group) {
      groups.add(group);
      policies(group.arn(), group.groupPolicyList(), group.attachedManagedPolicies());
    }

    void role(RoleDetail role) {
      var reading = PolicyDocument.read(role.assumeRolePolicyDocument());
      var trust = reading.document().map(document -> TrustPolicy.of(document, at.place()));
      if (trust.isEmpty()) {
        // Its policies are not read either, so that nothing of this account's listing is whole.
        at.missing(role.arn(), "the trust policy " + reading.problem());
        return;
      }
      rows.add(TrustingRole.TYPE, new TrustingRole(role, trust.get()));
      trust.get().services().forEach(service -> rows.add(ServicePrincipal.TYPE, service));
      trust.get().providers().forEach(provider -> rows.add(FederatedPrincipal.TYPE, provider));
      for (var account : trust.get().foreignAccounts()) {
        rows.add(ForeignAccount.ACCOUNT, account);
        rows.add(ForeignAccount.ROOT, account);
      }
      policies(role.arn(), role.rolePolicyList(), role.attachedManagedPolicies());
      boundary(role.arn(), role.permissionsBoundary());
    }

    private void boundary(String principalArn, @Nullable AttachedPermissionsBoundary boundary) {
      if (boundary != null && boundary.permissionsBoundaryArn() != null) {
        principalArnsByBoundary
            .computeIfAbsent(boundary.permissionsBoundaryArn(), arn -> new ArrayList<>())
            .add(principalArn);
      }
    }

    private void policies(
        String principalArn, List<PolicyDetail> inline, List<AttachedPolicy> attached) {
      for (var detail : inline) {
        var policy = new InlinePolicy(principalArn, detail.policyName());
        rows.add(InlinePolicy.TYPE, policy);
        statements(policy.id(), detail.policyDocument());
      }
      for (var policy : attached) {
        principalArnsByPolicy
            .computeIfAbsent(policy.policyArn(), arn -> new ArrayList<>())
            .add(principalArn);
      }
    }

    /** Statements at once, for documents are large; the policy follows with its principals. */
    void localPolicy(ManagedPolicyDetail policy) {
      var document =
          policy.policyVersionList().stream()
              .filter(version -> Boolean.TRUE.equals(version.isDefaultVersion()))
              .findFirst()
              .map(PolicyVersion::document)
              .orElse(null);
      if (isUsed(policy.attachmentCount())) {
        statements(policy.arn(), document);
      }
      if (document != null && isUsed(policy.permissionsBoundaryUsageCount())) {
        boundaryDocuments.put(policy.arn(), document);
      }
    }

    /** Where nothing is said of it, it may be. */
    private static boolean isUsed(@Nullable Integer count) {
      return count == null || count > 0;
    }

    private void statements(@Nullable String policyId, @Nullable String document) {
      statements(PolicyStatement.OWN, policyId, document);
    }

    private void statements(
        NodeType<PolicyStatement> type, @Nullable String policyId, @Nullable String document) {
      var reading = PolicyDocument.read(document);
      reading
          .document()
          .ifPresentOrElse(
              read ->
                  PolicyStatement.of(policyId, read)
                      .forEach(statement -> rows.add(type, statement)),
              () ->
                  at.missing(String.valueOf(policyId), "the document " + reading.problem(), type));
    }

    void finish() {
      for (var group : groups) {
        var members = memberArnsByGroup.getOrDefault(group.groupName(), List.of());
        rows.add(GroupWithMembers.TYPE, new GroupWithMembers(group, members));
      }
      var ofAws = new ArrayList<String>();
      principalArnsByPolicy.forEach(
          (arn, principalArns) -> {
            var policy = new ManagedPolicy(arn, principalArns);
            rows.add(policy.ofAws() ? ManagedPolicy.OF_AWS : ManagedPolicy.OWN, policy);
            if (policy.ofAws()) {
              ofAws.add(arn);
            }
          });
      at.details(ofAws)
          .named(arn -> arn)
          .feeding(PolicyStatement.OF_AWS)
          .ask(arn -> policyOfAws(arn, PolicyStatement.OF_AWS));
      boundaries();
    }

    private void boundaries() {
      var ofAws = new ArrayList<String>();
      principalArnsByBoundary.forEach(
          (arn, principalArns) -> {
            var boundary = new PermissionsBoundary(arn, principalArns);
            rows.add(
                boundary.ofAws() ? PermissionsBoundary.OF_AWS : PermissionsBoundary.OWN, boundary);
            if (boundary.ofAws()) {
              ofAws.add(arn);
            } else {
              statements(PolicyStatement.OF_OWN_BOUNDARY, arn, boundaryDocuments.get(arn));
            }
          });
      at.details(ofAws)
          .named(arn -> arn)
          .feeding(PolicyStatement.OF_AWS_BOUNDARY)
          .ask(arn -> policyOfAws(arn, PolicyStatement.OF_AWS_BOUNDARY));
    }

    private void policyOfAws(String arn, NodeType<PolicyStatement> type) {
      var policy =
          at.oncePerRun("statements of " + arn, AwsPolicy.class, () -> AwsPolicy.read(at, arn));
      rows.whole(
          type.label() + " of " + arn,
          whole -> policy.statements().forEach(statement -> whole.add(type, statement)));
    }
  }

  /** A policy that AWS manages. */
  private record AwsPolicy(List<PolicyStatement> statements) {

    static AwsPolicy read(Scope at, String arn) {
      var iam = Iam.of(at);
      var policy = iam.getPolicy(GetPolicyRequest.builder().policyArn(arn).build()).policy();
      var version =
          iam.getPolicyVersion(r -> r.policyArn(arn).versionId(policy.defaultVersionId()));
      var reading = PolicyDocument.read(version.policyVersion().document());
      var document =
          reading
              .document()
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "The document of " + arn + " " + reading.problem()));
      return new AwsPolicy(PolicyStatement.of(arn, document));
    }
  }
}
