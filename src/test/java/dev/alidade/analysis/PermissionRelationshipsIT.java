package dev.alidade.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.analysis.Analysis.Subject;
import dev.alidade.analysis.PermissionMapping.Entry;
import dev.alidade.analysis.PermissionMapping.Precondition;
import dev.alidade.embedded.SharedNeo4j;
import dev.alidade.store.GraphStore;
import dev.alidade.store.Neo4jSettings;
import dev.alidade.store.Queries;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Permission relationships on a real Neo4j: where there must be some, and where there must not. */
class PermissionRelationshipsIT {

  private static final String ACCOUNT = "111111111111";
  private static final String ADA = "arn:aws:iam::111111111111:user/ada";
  private static final String APP = "arn:aws:iam::111111111111:role/app";
  private static final String OPS = "arn:aws:iam::111111111111:role/ops";
  private static final Subject COMPLETE = new Subject(ACCOUNT, 2, true);
  private static final Subject INCOMPLETE = new Subject(ACCOUNT, 2, false);

  private static GraphStore store;
  private static Queries graph;

  private final Analysis module = new PermissionRelationships(PermissionMappingFile.ours());

  @BeforeAll
  static void start() {
    store = GraphStore.connect(new Neo4jSettings(SharedNeo4j.boltUri(), null, null, null));
    graph = store.queries();
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  /** One user and two roles; whatever else there is stands in the tests. */
  @BeforeEach
  void anAccount() {
    graph.write("MATCH (n) DETACH DELETE n", Map.of());
    graph.write(
        """
        CREATE (account:AWSAccount {id: $account})
        CREATE (account)-[:RESOURCE]->(:AWSUser:AWSPrincipal {id: $ada, arn: $ada})
        CREATE (account)-[:RESOURCE]->(:AWSRole:AWSPrincipal {id: $app, arn: $app})
        CREATE (account)-[:RESOURCE]->(:AWSRole:AWSPrincipal {id: $ops, arn: $ops})
        CREATE (:AWSAccount {id: '222222222222'})-[:RESOURCE]->
          (:AWSRole:AWSPrincipal {id: 'arn:aws:iam::222222222222:role/far',
                                  arn: 'arn:aws:iam::222222222222:role/far'})\
        """,
        Map.of("account", ACCOUNT, "ada", ADA, "app", APP, "ops", OPS));
  }

  @Test
  void whoMayPassARoleIsRelatedToIt() {
    policy(ADA, "own", "Allow", "iam:PassRole", APP);

    assertThat(module.derive(graph, COMPLETE)).isEqualTo(1);

    assertThat(links("CAN_PASS_ROLE")).containsExactly("user/ada role/app");
    var properties = properties("CAN_PASS_ROLE");
    assertThat(properties)
        .containsOnlyKeys("firstseen", "lastupdated", "has_condition", "condition_keys")
        .containsEntry("lastupdated", 2L)
        .containsEntry("has_condition", false)
        .containsEntry("condition_keys", List.of());
  }

  @Test
  void nobodyIsRelatedWhereNothingIsAllowed() {
    policy(ADA, "own", "Allow", "s3:*", "*");
    policy(OPS, "near miss", "Allow", "iam:PassRole", APP + "?");

    assertThat(module.derive(graph, COMPLETE)).isZero();

    assertThat(links("CAN_PASS_ROLE")).isEmpty();
  }

  @Test
  void rolesOfOtherAccountsAreNoTargets() {
    policy(ADA, "own", "Allow", "*", "*");

    module.derive(graph, COMPLETE);

    assertThat(links("CAN_PASS_ROLE")).containsExactly("user/ada role/app", "user/ada role/ops");
  }

  @Test
  void aPolicyOfAGroupReachesItsMembersAndADenyOfTheGroupWins() {
    group("passers", "Allow", "iam:*", "*");
    module.derive(graph, COMPLETE);
    assertThat(links("CAN_PASS_ROLE"))
        .containsExactly(
            "group/passers role/app",
            "group/passers role/ops",
            "user/ada role/app",
            "user/ada role/ops");

    group("deniers", "Deny", "iam:PassRole", OPS);
    module.derive(graph, new Subject(ACCOUNT, 3, true));
    assertThat(links("CAN_PASS_ROLE"))
        .containsExactly("group/passers role/app", "group/passers role/ops", "user/ada role/app");
  }

  @Test
  void aBoundaryIsTheMost() {
    policy(ADA, "own", "Allow", "*", "*");
    boundary(ADA, "most", "Allow", "iam:*", OPS);
    policy(APP, "own", "Allow", "*", "*");
    graph.write(
        """
        MATCH (app:AWSRole {id: $app})
        CREATE (app)-[:PERMISSIONS_BOUNDARY]->(:AWSPermissionsBoundary {id: 'unread'})\
        """,
        Map.of("app", APP));

    module.derive(graph, COMPLETE);

    assertThat(links("CAN_PASS_ROLE")).containsExactly("user/ada role/ops");
  }

  @Test
  void theLanguageOfAPolicyDecidesWhatIsAVariable() {
    policy(ADA, "own", "Allow", "iam:PassRole", "*");
    policy(ADA, "deny", "Deny", "*", "arn:aws:iam::111111111111:role/${aws:username}");

    // Stored before there was a version, or with that of today: it may deny.
    module.derive(graph, COMPLETE);
    assertThat(links("CAN_PASS_ROLE")).isEmpty();
    graph.write("MATCH (s:AWSPolicyStatement) SET s.policy_version = '2012-10-17'", Map.of());
    module.derive(graph, COMPLETE);
    assertThat(links("CAN_PASS_ROLE")).isEmpty();

    graph.write("MATCH (s:AWSPolicyStatement) SET s.policy_version = '2008-10-17'", Map.of());
    module.derive(graph, COMPLETE);
    assertThat(links("CAN_PASS_ROLE")).containsExactly("user/ada role/app", "user/ada role/ops");
  }

  @Test
  void aConditionStandsAtTheRelationship() {
    policy(ADA, "own", "Allow", "iam:PassRole", APP);
    policy(ADA, "more", "Allow", "iam:*", APP);
    graph.write(
        """
        MATCH (s:AWSPolicyStatement) SET s.condition = CASE s.action[0]
          WHEN 'iam:*' THEN '[{"Bool": {"aws:MultiFactorAuthPresent": "true"}}]'
          ELSE '[{"StringEquals": {"iam:PassedToService": "ec2.amazonaws.com"}}]' END\
        """,
        Map.of());

    module.derive(graph, COMPLETE);

    assertThat(properties("CAN_PASS_ROLE"))
        .containsEntry("has_condition", true)
        .containsEntry(
            "condition_keys", List.of("aws:MultiFactorAuthPresent", "iam:PassedToService"));
    assertThat((String) properties("CAN_PASS_ROLE").get("conditions"))
        .startsWith("[{\"")
        .contains("}}, {\"")
        .endsWith("}}]");
  }

  @Test
  void whatIsNoLongerAllowedGoesOnlyIfIamWasComplete() {
    policy(ADA, "own", "Allow", "iam:PassRole", APP);
    module.derive(graph, new Subject(ACCOUNT, 1, true));
    graph.write("MATCH (s:AWSPolicyStatement) SET s.resource = [$ops]", Map.of("ops", OPS));

    module.derive(graph, INCOMPLETE);
    assertThat(links("CAN_PASS_ROLE")).containsExactly("user/ada role/app", "user/ada role/ops");

    module.derive(graph, COMPLETE);
    assertThat(links("CAN_PASS_ROLE")).containsExactly("user/ada role/ops");
  }

  @Test
  void aStatementThatThePolicyHasLostCountsOnlyAsLongAsThatIsNotSure() {
    policy(ADA, "arn:aws:iam::111111111111:policy/own", "Allow", "iam:PassRole", APP);
    graph.write("MATCH (:AWSPolicy)-[r:STATEMENT]->() SET r.lastupdated = 1", Map.of());
    graph.write("MATCH ()-[r:POLICY]->() SET r.lastupdated = 2", Map.of());

    module.derive(graph, INCOMPLETE);
    assertThat(links("CAN_PASS_ROLE")).containsExactly("user/ada role/app");

    module.derive(graph, new Subject(ACCOUNT, 3, true));
    assertThat(links("CAN_PASS_ROLE")).isEmpty();
  }

  @Test
  void aPreconditionIsRequiredOfTheResource() {
    policy(ADA, "own", "Allow", "ssm:*", "*");
    graph.write(
        """
        MATCH (account:AWSAccount {id: $account})
        CREATE (account)-[:RESOURCE]->(:AWSEC2Instance {id: 'i-1', arn: 'arn:i-1'})
          -[:HAS_INFORMATION]->(:AWSSSMInstanceInformation {id: 'managed'})
        CREATE (account)-[:RESOURCE]->(:AWSEC2Instance {id: 'i-2', arn: 'arn:i-2'})\
        """,
        Map.of("account", ACCOUNT));

    module.derive(graph, COMPLETE);
    assertThat(links("CAN_START_SESSION")).containsExactly("user/ada i-1");

    var incoming =
        new Entry(
            "AWSEC2Instance",
            "CAN_REACH",
            List.of("ssm:StartSession"),
            new Precondition("AWSAccount", "RESOURCE", false));
    new PermissionRelationships(new PermissionMapping(List.of(incoming))).derive(graph, COMPLETE);
    assertThat(links("CAN_REACH")).containsExactly("user/ada i-1", "user/ada i-2");
  }

  @Test
  void moreThanOneTransactionIsWrittenInFull() {
    policy(ADA, "own", "Allow", "iam:PassRole", "*");
    policy(OPS, "own", "Allow", "iam:PassRole", "*");
    graph.write(
        """
        CREATE INDEX principal IF NOT EXISTS FOR (n:AWSPrincipal) ON (n.id)\
        """,
        Map.of());
    graph.write("CREATE INDEX role IF NOT EXISTS FOR (n:AWSRole) ON (n.id)", Map.of());
    graph.write(
        """
        MATCH (account:AWSAccount {id: $account}) UNWIND range(1, 7000) AS n
        CREATE (account)-[:RESOURCE]->(:AWSRole:AWSPrincipal {id: 'r' + n, arn: 'arn:r' + n})\
        """,
        Map.of("account", ACCOUNT));

    assertThat(module.derive(graph, COMPLETE)).isEqualTo(2 * 7_002);

    assertThat(graph.read("MATCH ()-[r:CAN_PASS_ROLE]->() RETURN count(r) AS count", Map.of()))
        .containsExactly(Map.of("count", 2 * 7_002L));
    graph.write("MATCH (n) WHERE n.id STARTS WITH 'r' DETACH DELETE n", Map.of());
  }

  private void policy(
      String principal, String policy, String effect, String action, String resource) {
    graph.write(
        """
        MATCH (p:AWSPrincipal {id: $principal})
        CREATE (p)-[:POLICY {lastupdated: 2}]->(:AWSPolicy {id: $policy})
          -[:STATEMENT {lastupdated: 2}]->
          (:AWSPolicyStatement {effect: $effect, action: [$action], resource: [$resource]})\
        """,
        Map.of(
            "principal",
            principal,
            "policy",
            policy.startsWith("arn:") ? policy : principal + "/inline_policy/" + policy,
            "effect",
            effect,
            "action",
            action,
            "resource",
            resource));
  }

  private void boundary(
      String principal, String name, String effect, String action, String resource) {
    graph.write(
        """
        MATCH (p:AWSPrincipal {id: $principal})
        CREATE (p)-[:PERMISSIONS_BOUNDARY]->(:AWSPermissionsBoundary {id: $name})
          -[:BOUNDARY_STATEMENT]->(:AWSPermissionsBoundaryStatement
            {effect: $effect, action: [$action], resource: [$resource]})\
        """,
        Map.of(
            "principal", principal,
            "name", name,
            "effect", effect,
            "action", action,
            "resource", resource));
  }

  private void group(String name, String effect, String action, String resource) {
    var arn = "arn:aws:iam::111111111111:group/" + name;
    graph.write(
        """
        MATCH (account:AWSAccount {id: $account}), (ada:AWSUser {id: $ada})
        CREATE (account)-[:RESOURCE]->(group:AWSGroup:AWSPrincipal {id: $arn, arn: $arn})
        CREATE (ada)-[:MEMBER_AWS_GROUP]->(group)\
        """,
        Map.of("account", ACCOUNT, "ada", ADA, "arn", arn));
    policy(arn, "of the group", effect, action, resource);
  }

  private List<String> links(String type) {
    return graph
        .read(
            "MATCH (a)-[:%s]->(b) RETURN a.id + ' ' + b.id AS link ORDER BY link".formatted(type),
            Map.of())
        .stream()
        .map(row -> ((String) row.get("link")).replace("arn:aws:iam::111111111111:", ""))
        .toList();
  }

  private Map<String, Object> properties(String type) {
    var properties = new HashMap<String, Object>();
    graph
        .read(
            "MATCH ()-[r:%s]->() UNWIND keys(r) AS key RETURN key, r[key] AS value".formatted(type),
            Map.of())
        .forEach(row -> properties.put((String) row.get("key"), row.get("value")));
    return properties;
  }
}
