package dev.alidade.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.catalog.account.SurveyedAccount;
import dev.alidade.catalog.all.AwsCatalogue;
import dev.alidade.embedded.SharedNeo4j;
import dev.alidade.graph.NodeType;
import dev.alidade.survey.Farewell;
import dev.alidade.survey.Farewell.Outcome;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.exceptions.TransientException;

/** An account is forgotten on a real Neo4j: what goes, what stays, and what is said beforehand. */
class ForgettingIT {

  private static final String GONE = "111122223333";
  private static final String OTHER = "444455556666";
  private static final List<NodeType<?>> TYPES =
      Stream.concat(SurveyedAccount.types().stream(), AwsCatalogue.create().nodeTypes().stream())
          .distinct()
          .toList();

  private static Neo4jSettings settings;
  private static GraphStore store;
  private static Queries graph;

  @BeforeAll
  static void start() {
    settings = new Neo4jSettings(SharedNeo4j.boltUri(), null, null, null);
    store = GraphStore.connect(settings);
    graph = store.queries();
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  @BeforeEach
  void twoAccounts() {
    graph.write("MATCH (n) DETACH DELETE n", Map.of());
    graph.write(
        """
        CREATE (:AWSAccount {id: $gone, name: 'gone', inscope: true, users: 3, lastupdated: 1})
        CREATE (:AWSAccount {id: $other, name: 'other', inscope: true, users: 1, lastupdated: 2})
        CREATE (:AlidadeRun {id: 'run'})
        CREATE (:AlidadeLease {id: $gone, owner: 'before', expires: 0, surveyed_tag: 1})
        CREATE (:AlidadeLease {id: $other, owner: 'before', expires: 0, surveyed_tag: 2})\
        """,
        Map.of("gone", GONE, "other", OTHER));
    for (var id : List.of(GONE, OTHER)) {
      node("ModuleSyncMetadata:SyncMetadata", "synced " + id);
      graph.write(
          "MATCH (n:SyncMetadata {id: $id}) SET n.grouptype = 'AWSAccount', n.groupid = $account",
          Map.of("id", "synced " + id, "account", id));
      link("run", "SURVEYED", id, "");
    }
  }

  @Test
  void whatOnlyTheAccountHasGoesAndWhatOthersHaveStays() {
    ownInstanceInSharedSubnet();
    link("i-gone", "TAGGED", node("AWSTag", "tag of one"), by(GONE));
    link("i-gone", "TAGGED", node("AWSTag", "tag of both"), by(GONE));
    link("vpc", "TAGGED", "tag of both", by(OTHER));
    policies();

    assertForeseen();

    assertThat(nodes())
        .containsExactlyInAnyOrder(
            OTHER,
            "run",
            "synced " + OTHER,
            "vpc",
            "subnet",
            "tag of both",
            "u-other",
            "of both",
            "statement of both");
    assertThat(links())
        .containsExactlyInAnyOrder(
            "run SURVEYED 444455556666 null",
            "444455556666 RESOURCE vpc " + by(OTHER),
            "444455556666 RESOURCE subnet " + by(OTHER),
            "444455556666 RESOURCE u-other " + by(OTHER),
            "subnet MEMBER_OF_AWS_VPC vpc " + by(OTHER),
            "vpc TAGGED tag of both " + by(OTHER),
            "u-other POLICY of both " + by(OTHER),
            "of both STATEMENT statement of both " + by(OTHER));
    assertThat(leases()).containsExactly(OTHER);
  }

  @Test
  void ofSeveralReportersTheRestStay() {
    link(GONE, "RESOURCE", node("AWSVpc", "v1"), by(GONE));
    link(OTHER, "RESOURCE", node("AWSVpc", "v2"), by(OTHER));
    link(OTHER, "RESOURCE", "v1", by(OTHER));
    var whole = "alidade:aws:whole:o-1";
    several("v1", "ACCEPTER_VPC", "v2", by(GONE) + "@1", by(OTHER) + "@2", whole + "@3");
    several("v1", "REQUESTER_VPC", "v2", by(GONE) + "@1", by(GONE, "us-east-1") + "@1");
    graph.write(
        "MATCH ()-[r:ACCEPTER_VPC]->() SET r._sub_resource_id = $gone", Map.of("gone", GONE));

    assertForeseen();

    assertThat(
            graph.read(
                """
                MATCH (:AWSVpc)-[r]->(:AWSVpc)
                RETURN type(r) AS type, r._module_name AS mark, r.update_tag AS said,
                  r._sub_resource_id AS account\
                """,
                Map.of()))
        .containsExactly(
            Map.of(
                "type",
                "ACCEPTER_VPC",
                "mark",
                "alidade:aws",
                "said",
                List.of(by(OTHER) + "@2", whole + "@3"),
                "account",
                OTHER));
  }

  @Test
  void whatAnotherToolHasPutBelowTheAccountGoesAsWell() {
    link(GONE, "RESOURCE", node("S3Bucket", "bucket"), "");
    link("bucket", "POLICY_STATEMENT", node("S3PolicyStatement", "nobody knows its keeper"), "");
    link(GONE, "RESOURCE", node("S3Bucket", "bucket of both"), "");
    link(OTHER, "RESOURCE", "bucket of both", "");

    assertForeseen();

    assertThat(nodes())
        .contains("bucket of both", "nobody knows its keeper")
        .doesNotContain("bucket");
  }

  @Test
  void anAccountThatSomebodyTrustsIsKnownAndNotSurveyed() {
    var root = node("AWSRootPrincipal:AWSPrincipal", "root");
    several(GONE, "RESOURCE", root, by(GONE, "global") + "@1", by(OTHER, "global") + "@2");
    link(OTHER, "RESOURCE", node("AWSRole:AWSPrincipal", "role"), by(OTHER));
    link("role", "TRUSTS_AWS_PRINCIPAL", root, by(OTHER));

    assertForeseen();

    assertThat(account()).isEqualTo(Map.of("id", GONE, "foreign", true, "lastupdated", 1L));
    assertThat(links())
        .contains(
            GONE + " RESOURCE root " + by(OTHER, "global"),
            "role TRUSTS_AWS_PRINCIPAL root " + by(OTHER));
  }

  @Test
  void aMemberOfAnOrganisationKeepsWhatThatSaysOfIt() {
    var whole = "alidade:aws:whole:o-1";
    link(node("AWSOrganization", "o-1"), "RESOURCE", node("AWSOrganizationalUnit", "ou-1"), whole);
    link("ou-1", "RESOURCE", GONE, whole);
    link(GONE, "PARENT", "ou-1", whole);
    graph.write(
        "MATCH (a:AWSAccount {id: $gone}) SET a.org_id = 'o-1', a.name = 'Shop', a.state ="
            + " 'ACTIVE'",
        Map.of("gone", GONE));

    assertForeseen();

    assertThat(account())
        .isEqualTo(
            Map.of(
                "id",
                GONE,
                "foreign",
                true,
                "lastupdated",
                1L,
                "org_id",
                "o-1",
                "name",
                "Shop",
                "state",
                "ACTIVE"));
    assertThat(links())
        .contains(GONE + " PARENT ou-1 " + whole, "ou-1 RESOURCE " + GONE + " " + whole);
  }

  @Test
  void aSharedGatewayStaysWithItsParticipantsAndGoesWithTheLast() {
    var gateway = node("AWSTransitGateway", "tgw");
    link(GONE, "RESOURCE", gateway, by(GONE));
    link(gateway, "SHARED_WITH", GONE, by(GONE));
    link(gateway, "SHARED_WITH", OTHER, by(OTHER));

    assertForeseen();
    assertThat(nodes()).contains("tgw").doesNotContain(GONE);

    assertThat(new Farewell(AwsCatalogue::create).forget(OTHER, "me", settings))
        .isInstanceOf(Outcome.Done.class);
    assertThat(nodes()).containsExactly("run");
  }

  @Test
  void whatWasLeftWithoutAKeeperGoesToo() {
    node("AWSTag", "left");

    assertForeseen();

    assertThat(nodes()).doesNotContain("left");
  }

  @Test
  void whatARunUnderWayHasJustWrittenStays() {
    node("AWSTag", "just written");
    graph.write(
        """
        MATCH (n:AWSTag) SET n.lastupdated = 7
        CREATE (:AlidadeLease {id: 'run b', owner: 'b', tag: 7, expires: timestamp() + 60000})\
        """,
        Map.of());

    new Farewell(AwsCatalogue::create).forget(GONE, "me", settings);

    assertThat(nodes()).contains("just written");
  }

  @Test
  void anAccountThatAnotherRunIsWritingIsLeftAlone() {
    ownInstanceInSharedSubnet();
    graph.write(
        "MATCH (l:AlidadeLease {id: $gone}) SET l.owner = 'ada', l.expires = timestamp() + 60000",
        Map.of("gone", GONE));
    var before = links();

    var outcome = new Farewell(AwsCatalogue::create).forget(GONE, "me", settings);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Taken.class, taken -> assertThat(taken.owner()).isEqualTo("ada"));
    assertThat(links()).isEqualTo(before);
  }

  @Test
  void anUnknownAccountWritesNothing() {
    var farewell = new Farewell(AwsCatalogue::create);

    assertThat(farewell.forget("999999999999", "me", settings)).isEqualTo(new Outcome.Unknown());
    assertThat(farewell.foresee("999999999999", settings)).isEqualTo(new Outcome.Unknown());

    assertThat(leases()).containsExactlyInAnyOrder(GONE, OTHER);
  }

  @Test
  void thatWhichWasStoppedCanBeGoneOnWith() {
    ownInstanceInSharedSubnet();
    policies();
    var foreseen = store.foresight(GONE, TYPES).removal();
    var removed = Removal.NONE;
    var rounds = 0;
    var finished = false;
    while (!finished) {
      var leases = store.leases("round " + rounds, 0);
      leases.take(GONE);
      var statements = new AtomicInteger();
      var most = 5 * ++rounds;
      var forgetting =
          store.forgetting(GONE, TYPES, leases, () -> statements.incrementAndGet() > most);
      finished = forgetting.forget();
      removed = removed.plus(forgetting.removed());
      leases.release(List.of(GONE));
    }

    assertThat(rounds).isGreaterThan(2);
    assertThat(removed).isEqualTo(foreseen);
    assertThat(nodes()).doesNotContain(GONE, "i-gone", "statement of one");
  }

  @Test
  void moreThanOneStatementTakesGoesInSeveral() {
    graph.write(
        """
        MATCH (a:AWSAccount {id: $gone})
        UNWIND range(1, 1200) AS i
        CREATE (a)-[:RESOURCE {_module_name: $by}]->(:AWSEBSVolume {id: 'vol-' + toString(i)})
          -[:TAGGED {_module_name: $by}]->(:AWSTag {id: 't-' + toString(i)})\
        """,
        Map.of("gone", GONE, "by", by(GONE)));

    assertForeseen();

    assertThat(nodes()).containsExactlyInAnyOrder(OTHER, "run", "synced " + OTHER);
  }

  @Test
  void whatIsTooMuchForTheServerIsHalved() {
    graph.write(
        """
        MATCH (a:AWSAccount {id: $gone})
        UNWIND range(1, 50) AS i
        CREATE (a)-[:RESOURCE {_module_name: $by}]->(v:AWSEBSVolume {id: 'vol-' + toString(i)})
        CREATE (v)-[:TAGGED {_module_name: $by}]->(:AWSTag {id: 't-' + toString(i)})\
        """,
        Map.of("gone", GONE, "by", by(GONE)));
    var leases = store.leases("me", 0);
    leases.take(GONE);

    try (var driver = GraphDatabase.driver(SharedNeo4j.boltUri(), AuthTokens.none())) {
      var small = new Transactions(withMemoryFor(20, driver), settings, time -> {});
      var forgetting = new Forgetting(small, leases.fence(GONE), GONE, TYPES, () -> false);

      assertThat(forgetting.forget()).isTrue();
    }

    assertThat(nodes()).containsExactlyInAnyOrder(OTHER, "run", "synced " + OTHER);
  }

  @Test
  void withoutTheLeaseNothingIsRemoved() {
    ownInstanceInSharedSubnet();
    var before = links();

    var forgetting = store.forgetting(GONE, TYPES, store.leases("me", 0), () -> false);

    assertThat(forgetting.forget()).isFalse();
    assertThat(forgetting.removed()).isEqualTo(Removal.NONE);
    assertThat(links()).isEqualTo(before);
  }

  /** Forgets the account, which removes what was foreseen; foreseeing has changed nothing. */
  private static void assertForeseen() {
    var before = links();
    var farewell = new Farewell(AwsCatalogue::create);
    var foreseen = farewell.foresee(GONE, settings);
    assertThat(links()).isEqualTo(before);
    assertThat(leases()).contains(GONE);

    var nodes = nodes().size();
    var links = links().size();
    var done = farewell.forget(GONE, "me", settings);

    assertThat(done)
        .isEqualTo(foreseen)
        .isInstanceOfSatisfying(
            Outcome.Done.class,
            outcome -> {
              assertThat(outcome.removal().nodeCount()).isEqualTo(nodes - nodes().size());
              assertThat(outcome.removal().linkCount()).isEqualTo(links - links().size());
            });
    assertThat(leases()).doesNotContain(GONE);
  }

  /** A server that cannot hold more than so many things in a transaction. */
  private static Driver withMemoryFor(int things, Object driver) {
    return (Driver) poor(things, Driver.class, driver);
  }

  private static Object poor(int things, Class<?> type, Object rich) {
    return Proxy.newProxyInstance(
        ForgettingIT.class.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> {
          if (method.getName().equals("run")
              && arguments[1] instanceof Map<?, ?> parameters
              && parameters.get("limit") instanceof Integer limit
              && limit > things) {
            throw new TransientException(
                "Neo.TransientError.General.MemoryPoolOutOfMemoryError", "of this test");
          }
          var answer = method.invoke(rich, arguments);
          return answer instanceof Session
              ? poor(things, Session.class, answer)
              : answer instanceof Transaction ? poor(things, Transaction.class, answer) : answer;
        });
  }

  private static void ownInstanceInSharedSubnet() {
    link(GONE, "RESOURCE", node("AWSEC2Instance", "i-gone"), by(GONE));
    link(OTHER, "RESOURCE", node("AWSVpc", "vpc"), by(OTHER));
    link(OTHER, "RESOURCE", node("AWSEC2Subnet", "subnet"), by(OTHER));
    link(GONE, "RESOURCE", "subnet", by(GONE));
    link("i-gone", "PART_OF_SUBNET", "subnet", by(GONE));
    several("subnet", "MEMBER_OF_AWS_VPC", "vpc", by(GONE) + "@1", by(OTHER) + "@2");
  }

  private static void policies() {
    link(GONE, "RESOURCE", node("AWSUser:AWSPrincipal", "u-gone"), by(GONE));
    link(OTHER, "RESOURCE", node("AWSUser:AWSPrincipal", "u-other"), by(OTHER));
    link("u-gone", "POLICY", node("AWSManagedPolicy:AWSPolicy", "of one"), by(GONE));
    link("u-gone", "POLICY", node("AWSManagedPolicy:AWSPolicy", "of both"), by(GONE));
    link("u-other", "POLICY", "of both", by(OTHER));
    link("of one", "STATEMENT", node("AWSPolicyStatement", "statement of one"), by(GONE));
    several(
        "of both",
        "STATEMENT",
        node("AWSPolicyStatement", "statement of both"),
        by(GONE) + "@1",
        by(OTHER) + "@2");
    // Derived, and without a mark.
    link("u-gone", "STS_ASSUMEROLE_ALLOW", "u-other", "");
  }

  private static String node(String labels, String id) {
    graph.write("CREATE (:%s {id: $id})".formatted(labels), Map.of("id", id));
    return id;
  }

  private static void link(String source, String type, String target, String mark) {
    graph.write(
        """
        MATCH (s {id: $source}) WHERE NOT s:AlidadeLease
        MATCH (t {id: $target}) WHERE NOT t:AlidadeLease
        CREATE (s)-[r:%s {lastupdated: 1}]->(t)
        SET r._module_name = CASE $mark WHEN '' THEN null ELSE $mark END\
        """
            .formatted(type),
        Map.of("source", source, "target", target, "mark", mark));
  }

  private static void several(String source, String type, String target, String... said) {
    link(source, type, target, "alidade:aws");
    graph.write(
        "MATCH ({id: $source})-[r:%s]->({id: $target}) SET r.update_tag = $said".formatted(type),
        Map.of("source", source, "target", target, "said", List.of(said)));
  }

  private static String by(String account) {
    return by(account, "eu-west-1");
  }

  private static String by(String account, String region) {
    return "alidade:aws:" + account + ":" + region;
  }

  private static Map<?, ?> account() {
    return (Map<?, ?>)
        graph
            .read("MATCH (a:AWSAccount {id: $id}) RETURN properties(a) AS all", Map.of("id", GONE))
            .getFirst()
            .get("all");
  }

  private static List<String> nodes() {
    return texts("MATCH (n) WHERE NOT n:AlidadeLease RETURN n.id AS text");
  }

  private static List<String> leases() {
    return texts("MATCH (n:AlidadeLease) RETURN n.id AS text");
  }

  private static List<String> links() {
    return texts(
        """
        MATCH (s)-[r]->(t)
        RETURN s.id + ' ' + type(r) + ' ' + t.id + ' ' + coalesce(r._module_name, 'null') AS text
        ORDER BY text\
        """);
  }

  private static List<String> texts(String cypher) {
    return graph.read(cypher, Map.of()).stream()
        .map(row -> String.valueOf(row.get("text")))
        .toList();
  }
}
