package dev.alidade.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.analysis.Analysis.Subject;
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

/** Analyses on a real Neo4j: what they derive, and what they remove. */
class AnalysesIT {

  private static final long THIS_RUN = 2;
  private static final Subject COMPLETE = new Subject("111111111111", THIS_RUN, true);
  private static final Subject PARTIAL = new Subject("111111111111", THIS_RUN, false);

  private static GraphStore store;
  private static Queries graph;

  @BeforeAll
  static void start() {
    store = GraphStore.connect(new Neo4jSettings(SharedNeo4j.boltUri(), null, null, null));
    graph = store.queries();
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  @BeforeEach
  void empty() {
    graph.write("MATCH (n) DETACH DELETE n", Map.of());
  }

  @Test
  void anInstanceGetsTheRoleOfItsProfile() {
    anInstanceWithARole();

    InstanceRoles.allowed().derive(graph, COMPLETE);
    InstanceRoles.assumed().derive(graph, COMPLETE);

    assertThat(properties("STS_ASSUMEROLE_ALLOW", "i-1", "r1"))
        .containsOnlyKeys("firstseen", "lastupdated");
    assertThat(properties("ASSUMES", "i-1", "r1"))
        .containsEntry("_module_name", "alidade:aws")
        .containsEntry("_module_version", "0.1")
        .containsEntry("_sub_resource_label", "AWSAccount")
        .containsEntry("_sub_resource_id", "111111111111")
        .containsEntry("lastupdated", THIS_RUN);
  }

  @Test
  void aSecondRunKeepsTheTimeOfCreation() {
    anInstanceWithARole();
    InstanceRoles.allowed().derive(graph, COMPLETE);
    var first = properties("STS_ASSUMEROLE_ALLOW", "i-1", "r1").get("firstseen");

    InstanceRoles.allowed().derive(graph, new Subject("111111111111", 3, true));

    assertThat(properties("STS_ASSUMEROLE_ALLOW", "i-1", "r1"))
        .containsEntry("firstseen", first)
        .containsEntry("lastupdated", 3L);
  }

  @Test
  void aRoleThatTheInstanceLostIsRemovedOnlyByACompleteRun() {
    anInstanceWithARole();
    graph.write(
        """
        MATCH (i:AWSEC2Instance {id: 'i-1'})
        CREATE (old:AWSRole:AWSPrincipal {id: 'old', arn: 'old'})
        CREATE (i)-[:STS_ASSUMEROLE_ALLOW {lastupdated: 1}]->(old)
        CREATE (i)-[:ASSUMES {lastupdated: 1}]->(old)\
        """,
        Map.of());

    InstanceRoles.allowed().derive(graph, PARTIAL);
    InstanceRoles.assumed().derive(graph, PARTIAL);

    assertThat(links("STS_ASSUMEROLE_ALLOW")).containsExactly("i-1 r1", "i-1 old");
    assertThat(links("ASSUMES")).containsExactly("i-1 r1", "i-1 old");

    InstanceRoles.allowed().derive(graph, COMPLETE);
    InstanceRoles.assumed().derive(graph, COMPLETE);

    assertThat(links("STS_ASSUMEROLE_ALLOW")).containsExactly("i-1 r1");
    assertThat(links("ASSUMES")).containsExactly("i-1 r1");
  }

  @Test
  void instancesOfOtherAccountsAreLeftAlone() {
    anInstanceWithARole();

    InstanceRoles.allowed().derive(graph, new Subject("222222222222", THIS_RUN, true));

    assertThat(links("STS_ASSUMEROLE_ALLOW")).isEmpty();
  }

  @Test
  void aTrustedPrincipalWhosePoliciesAllowItMayAssumeTheRole() {
    trusted("AWSUser", "u1", "Allow", "sts:*", "*");
    trusted("AWSUser", "u2", "Allow", "s3:*", "*");
    trusted("AWSRole", "other-account", "Allow", "sts:AssumeRole", "arn:role/target");

    new AssumableRoles().derive(graph, COMPLETE);

    assertThat(links("STS_ASSUMEROLE_ALLOW")).containsExactly("u1 target", "other-account target");
    assertThat(properties("STS_ASSUMEROLE_ALLOW", "u1", "target"))
        .containsEntry("_module_name", "alidade:aws")
        .containsEntry("_module_version", "0.1")
        .containsEntry("_sub_resource_label", "AWSAccount")
        .containsEntry("_sub_resource_id", "111111111111")
        .containsEntry("lastupdated", THIS_RUN)
        .containsKey("firstseen");
  }

  @Test
  void policiesOfAGroupReachItsMembers() {
    trusted("AWSUser", "u1", "Allow", "s3:*", "*");
    graph.write(
        """
        MATCH (u:AWSUser {id: 'u1'})
        CREATE (u)-[:MEMBER_AWS_GROUP]->(:AWSGroup:AWSPrincipal {id: 'g'})
          -[:POLICY]->(:AWSManagedPolicy:AWSPolicy {id: 'of g'})
          -[:STATEMENT]->(:AWSPolicyStatement {effect: 'Allow', action: ['*'], resource: ['*']})\
        """,
        Map.of());

    new AssumableRoles().derive(graph, COMPLETE);

    assertThat(links("STS_ASSUMEROLE_ALLOW")).containsExactly("u1 target");
  }

  @Test
  void aDenyOfTheGroupWins() {
    trusted("AWSUser", "u1", "Allow", "*", "*");
    graph.write(
        """
        MATCH (u:AWSUser {id: 'u1'})
        CREATE (u)-[:MEMBER_AWS_GROUP]->(:AWSGroup:AWSPrincipal {id: 'g'})
          -[:POLICY]->(:AWSManagedPolicy:AWSPolicy {id: 'of g'})
          -[:STATEMENT]->(:AWSPolicyStatement
            {effect: 'Deny', notaction: ['s3:*'], notresource: ['arn:bucket']})\
        """,
        Map.of());

    new AssumableRoles().derive(graph, COMPLETE);

    assertThat(links("STS_ASSUMEROLE_ALLOW")).isEmpty();
  }

  @Test
  void rootsAndServicesAreNoCandidates() {
    trusted("AWSRootPrincipal", "root", "Allow", "*", "*");
    trusted("AWSServicePrincipal", "ec2.amazonaws.com", "Allow", "*", "*");
    trusted("AWSFederatedPrincipal", "okta", "Allow", "*", "*");

    new AssumableRoles().derive(graph, COMPLETE);

    assertThat(links("STS_ASSUMEROLE_ALLOW")).isEmpty();
  }

  @Test
  void whatIsNoLongerAllowedIsRemovedOnlyByACompleteRun() {
    trusted("AWSUser", "u1", "Allow", "s3:*", "*");
    graph.write(
        """
        MATCH (u:AWSUser {id: 'u1'}), (target:AWSRole {id: 'target'})
        CREATE (u)-[:STS_ASSUMEROLE_ALLOW {lastupdated: 1}]->(target)
        CREATE (:AWSEC2Instance {id: 'i-1'})-[:STS_ASSUMEROLE_ALLOW {lastupdated: 1}]->(target)\
        """,
        Map.of());

    new AssumableRoles().derive(graph, PARTIAL);
    assertThat(links("STS_ASSUMEROLE_ALLOW")).containsExactly("u1 target", "i-1 target");

    new AssumableRoles().derive(graph, COMPLETE);
    assertThat(links("STS_ASSUMEROLE_ALLOW")).containsExactly("i-1 target");
  }

  @Test
  void onlyAccountsThatWereNeverSurveyedAreForeign() {
    graph.write(
        """
        CREATE (:AWSAccount {id: '111111111111', inscope: true, foreign: true})
        CREATE (:AWSAccount {id: '222222222222', inscope: true})
        CREATE (:AWSAccount {id: '333333333333'})
        CREATE (:AWSAccount {id: '444444444444', foreign: true})\
        """,
        Map.of());

    new ForeignAccounts().derive(graph, COMPLETE);

    assertThat(
            graph.read(
                "MATCH (a:AWSAccount) WHERE a.foreign RETURN a.id AS id ORDER BY id", Map.of()))
        .containsExactly(Map.of("id", "333333333333"), Map.of("id", "444444444444"));
    assertThat(
            graph.read(
                "MATCH (a:AWSAccount) WHERE a.inscope AND a.foreign IS NOT NULL RETURN a.id AS id",
                Map.of()))
        .isEmpty();
  }

  @Test
  void keyPairsWithOneFingerprintAreLinkedAcrossAccountsInOneDirection() {
    threeKeyPairs();
    var other = new Subject("222222222222", THIS_RUN, true);

    for (var subject : List.of(other, COMPLETE, other)) {
      new SameKeyPairs().derive(graph, subject);
    }

    assertThat(links("MATCHING_FINGERPRINT")).containsExactly("one same");
    assertThat(marked("duplicate_keyfingerprint")).containsExactly("one", "same");
    assertThat(marked("user_uploaded")).containsExactly("alone");
  }

  @Test
  void keyPairsThatAreNoLongerTheSameLoseLinkAndMark() {
    threeKeyPairs();
    new SameKeyPairs().derive(graph, new Subject("111111111111", THIS_RUN - 1, true));
    graph.write("MATCH (pair {id: 'same'}) SET pair.keyfingerprint = 'new'", Map.of());

    new SameKeyPairs().derive(graph, PARTIAL);
    assertThat(links("MATCHING_FINGERPRINT")).hasSize(1);

    new SameKeyPairs().derive(graph, COMPLETE);
    assertThat(links("MATCHING_FINGERPRINT")).isEmpty();
    assertThat(marked("duplicate_keyfingerprint")).doesNotContain("one");
  }

  private void threeKeyPairs() {
    graph.write(
        """
        CREATE (a:AWSAccount {id: '111111111111'}), (b:AWSAccount {id: '222222222222'})
        CREATE (a)-[:RESOURCE]->(:AWSEC2KeyPair {id: 'one', keyfingerprint: 'f',
          arn: 'arn:aws:ec2:us-east-1:111111111111:key-pair/one'})
        CREATE (a)-[:RESOURCE]->(:AWSEC2KeyPair {id: 'alone', keyfingerprint: $md5,
          arn: 'arn:aws:ec2:us-east-1:111111111111:key-pair/alone'})
        CREATE (b)-[:RESOURCE]->(:AWSEC2KeyPair {id: 'same', keyfingerprint: 'f',
          arn: 'arn:aws:ec2:eu-west-1:222222222222:key-pair/same'})\
        """,
        Map.of("md5", "00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff"));
  }

  private List<String> marked(String property) {
    return graph
        .read(
            "MATCH (n:AWSEC2KeyPair) WHERE n[$property] RETURN n.id AS id ORDER BY id",
            Map.of("property", property))
        .stream()
        .map(row -> (String) row.get("id"))
        .toList();
  }

  private void anInstanceWithARole() {
    graph.write(
        """
        CREATE (:AWSAccount {id: '111111111111'})
          -[:RESOURCE]->(:AWSEC2Instance {id: 'i-1', _module_version: '0.1'})
          -[:INSTANCE_PROFILE]->(:AWSInstanceProfile {id: 'p1'})
          -[:ASSOCIATED_WITH]->(:AWSRole:AWSPrincipal {id: 'r1', arn: 'r1'})\
        """,
        Map.of());
  }

  private void trusted(String label, String id, String effect, String action, String resource) {
    graph.write(
        """
        MERGE (account:AWSAccount {id: '111111111111'})
        MERGE (account)-[:RESOURCE]->
          (target:AWSRole:AWSPrincipal {id: 'target', arn: 'arn:role/target', _module_version: '0.1'})
        CREATE (p:AWSPrincipal:%s {id: $id})
        CREATE (target)-[:TRUSTS_AWS_PRINCIPAL]->(p)
        CREATE (p)-[:POLICY]->(:AWSInlinePolicy:AWSPolicy {id: 'policy of ' + $id})
          -[:STATEMENT]->(:AWSPolicyStatement {effect: $effect, action: [$action], resource: [$resource]})\
        """
            .formatted(label),
        Map.of("id", id, "effect", effect, "action", action, "resource", resource));
  }

  private List<String> links(String type) {
    return graph
        .read(
            "MATCH (a)-[:%s]->(b) RETURN a.id + ' ' + b.id AS link ORDER BY b.id DESC, a.id DESC"
                .formatted(type),
            Map.of())
        .stream()
        .map(row -> (String) row.get("link"))
        .toList();
  }

  private Map<String, Object> properties(String type, String source, String target) {
    var properties = new HashMap<String, Object>();
    graph
        .read(
            "MATCH ({id: $source})-[r:%s]->({id: $target}) UNWIND keys(r) AS key RETURN key, r[key] AS value"
                .formatted(type),
            Map.of("source", source, "target", target))
        .forEach(row -> properties.put((String) row.get("key"), row.get("value")));
    return properties;
  }
}
