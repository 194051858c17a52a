package dev.alidade.analysis;

import static dev.alidade.analysis.Columns.text;
import static dev.alidade.analysis.Columns.texts;

import dev.alidade.store.Queries;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who may assume the account's roles: {@code (:AWSPrincipal)-[:STS_ASSUMEROLE_ALLOW]->(:AWSRole)}
 * for each principal that the role trusts by name and whose own policies, or its groups', allow it.
 * The principal may be of another account, so this waits for all accounts.
 */
final class AssumableRoles implements Analysis {

  private static final String ACTION = "sts:AssumeRole";

  /** Roles at a time; a trust policy has room for some tens of principals. */
  private static final int ROLES = 500;

  /** Policies at a time; a managed policy has up to 6,144 characters, IAM's quota. */
  private static final int POLICIES = 500;

  private static final String CANDIDATES =
      """
      MATCH (:AWSAccount {id: $account})-[:RESOURCE]->(role:AWSRole)\
      -[:TRUSTS_AWS_PRINCIPAL]->(principal:AWSPrincipal)
      WHERE role.id > $after AND role.arn IS NOT NULL AND NOT principal:AWSRootPrincipal
        AND NOT principal:AWSServicePrincipal AND NOT principal:AWSFederatedPrincipal
      WITH role.id AS role, role.arn AS arn, collect(DISTINCT principal.id) AS principals
      RETURN role, arn, principals ORDER BY role LIMIT $limit\
      """;

  private static final String POLICIES_OF_PRINCIPALS =
      """
      UNWIND $principals AS id
      MATCH (principal:AWSPrincipal {id: id})-[:MEMBER_AWS_GROUP*0..1]->(holder:AWSPrincipal)\
      -[:POLICY]->(policy:AWSPolicy)
      RETURN id AS principal, collect(DISTINCT policy.id) AS policies\
      """;

  private static final String STATEMENTS_OF_POLICIES =
      """
      UNWIND $policies AS id
      MATCH (:AWSPolicy {id: id})-[:STATEMENT]->(s:AWSPolicyStatement)
      RETURN id AS policy, s.effect AS effect, s.action AS action, s.notaction AS notaction,
        s.resource AS resource, s.notresource AS notresource, s.policy_version AS version\
      """;

  private static final String WRITE =
      """
      UNWIND $rows AS row
      MATCH (principal:AWSPrincipal {id: row.principal})
      MATCH (role:AWSRole {id: row.role})
      MERGE (principal)-[r:STS_ASSUMEROLE_ALLOW]->(role)
      ON CREATE SET r.firstseen = timestamp()
      SET r.lastupdated = $tag, r._module_name = 'alidade:aws',
        r._module_version = role._module_version,
        r._sub_resource_label = 'AWSAccount', r._sub_resource_id = $account\
      """;

  private static final String STALE =
      "(:AWSAccount {id:"
          + " $account})-[:RESOURCE]->(:AWSRole)<-[r:STS_ASSUMEROLE_ALLOW]-(:AWSPrincipal)";

  @Override
  public String name() {
    return "principals allowed to assume roles";
  }

  @Override
  public When when() {
    return When.RUN_DONE;
  }

  @Override
  public Set<String> needs() {
    return Set.of("iam");
  }

  @Override
  public Derived derives() {
    return Derived.link(
        "AWSPrincipal",
        "STS_ASSUMEROLE_ALLOW",
        "AWSRole",
        "_sub_resource_label",
        "_sub_resource_id");
  }

  @Override
  public long derive(Queries graph, Subject subject) {
    var policies = new KnownPolicies(graph);
    var after = "";
    long written = 0;
    while (true) {
      var candidates =
          graph.read(
              CANDIDATES, Map.of("account", subject.accountId(), "after", after, "limit", ROLES));
      if (candidates.isEmpty()) {
        break;
      }
      var allowed = allowed(candidates, policies);
      write(graph, subject, allowed);
      written += allowed.size();
      after = text(candidates.getLast(), "role");
    }
    if (subject.complete()) {
      StaleLinks.remove(graph, STALE, subject);
    }
    return written;
  }

  private static List<Map<String, Object>> allowed(
      List<Map<String, Object>> candidates, KnownPolicies policies) {
    var principals = new LinkedHashSet<String>();
    candidates.forEach(candidate -> principals.addAll(texts(candidate.get("principals"))));
    policies.learn(principals);
    var allowed = new ArrayList<Map<String, Object>>();
    for (var candidate : candidates) {
      var arn = text(candidate, "arn");
      for (var principal : texts(candidate.get("principals"))) {
        if (Decision.of(policies.statementsOf(principal), ACTION, arn) == Decision.ALLOWED) {
          allowed.add(Map.of("principal", principal, "role", text(candidate, "role")));
        }
      }
    }
    return allowed;
  }

  private static void write(Queries graph, Subject subject, List<Map<String, Object>> rows) {
    if (!rows.isEmpty()) {
      graph.writeRows(
          WRITE, rows, Map.of("account", subject.accountId(), "tag", subject.updateTag()));
    }
  }

  /**
   * What is in the graph of principals and policies, each read once; only what concerns the action.
   */
  private static final class KnownPolicies {
    private final Queries graph;
    private final Map<String, List<String>> policiesByPrincipal = new HashMap<>();
    private final Map<String, List<StatementRule>> statementsByPolicy = new HashMap<>();

    KnownPolicies(Queries graph) {
      this.graph = graph;
    }

    void learn(Collection<String> principals) {
      var unknown = principals.stream().filter(id -> !policiesByPrincipal.containsKey(id)).toList();
      unknown.forEach(id -> policiesByPrincipal.put(id, List.of()));
      var policies = new LinkedHashSet<String>();
      for (var row : graph.read(POLICIES_OF_PRINCIPALS, Map.of("principals", unknown))) {
        policiesByPrincipal.put(text(row, "principal"), texts(row.get("policies")));
        policies.addAll(texts(row.get("policies")));
      }
      var unread = policies.stream().filter(id -> !statementsByPolicy.containsKey(id)).toList();
      for (int from = 0; from < unread.size(); from += POLICIES) {
        read(unread.subList(from, Math.min(from + POLICIES, unread.size())));
      }
    }

    private void read(List<String> policies) {
      policies.forEach(id -> statementsByPolicy.put(id, new ArrayList<>()));
      for (var row : graph.read(STATEMENTS_OF_POLICIES, Map.of("policies", policies))) {
        var statement = StoredStatement.of(row);
        var known = statementsByPolicy.get(text(row, "policy"));
        if (known != null && statement != null) {
          var rule = new StatementRule(statement);
          if (rule.concerns(ACTION)) {
            known.add(rule);
          }
        }
      }
    }

    List<StatementRule> statementsOf(String principal) {
      var statements = new ArrayList<StatementRule>();
      for (var policy : policiesByPrincipal.getOrDefault(principal, List.of())) {
        statements.addAll(statementsByPolicy.getOrDefault(policy, List.of()));
      }
      return statements;
    }
  }
}
