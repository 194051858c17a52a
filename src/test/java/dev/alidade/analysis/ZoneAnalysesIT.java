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

/** What follows from zones and their name servers, on a real Neo4j. */
class ZoneAnalysesIT {

  private static final long THIS_RUN = 2;
  private static final String PRODUCTION = "111111111111";
  private static final String DEVELOPMENT = "222222222222";
  private static final Subject COMPLETE = new Subject(PRODUCTION, THIS_RUN, true);
  private static final Subject PARTIAL = new Subject(PRODUCTION, THIS_RUN, false);

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
  void aDelegationLeadsToTheZoneInAnotherAccount() {
    zone(PRODUCTION, "shop.example", "ns-1");
    delegation("shop.example", "dev.shop.example", "ns-2");
    zone(DEVELOPMENT, "dev.shop.example", "ns-2");

    new Subzones().derive(graph, COMPLETE);

    assertThat(subzones()).containsExactly("shop.example dev.shop.example");
    assertThat(properties())
        .containsEntry("_module_name", "alidade:aws")
        .containsEntry("_module_version", "0.1")
        .containsEntry("_sub_resource_label", "AWSAccount")
        .containsEntry("_sub_resource_id", PRODUCTION)
        .containsEntry("lastupdated", THIS_RUN)
        .containsKey("firstseen");
  }

  @Test
  void aZoneOnTheServersOfTheOneAboveIsBelowItWithoutADelegation() {
    zone(PRODUCTION, "shop.example", "ns-1");
    zone(PRODUCTION, "eu.west.shop.example", "ns-1");

    new Subzones().derive(graph, COMPLETE);

    assertThat(subzones()).containsExactly("shop.example eu.west.shop.example");
  }

  @Test
  void aDelegationLeadsToNoZoneOfAnotherNameOnTheSameServers() {
    zone(PRODUCTION, "shop.example", "ns-1");
    delegation("shop.example", "dev.shop.example", "ns-2");
    zone(DEVELOPMENT, "test.shop.example", "ns-2");
    zone(DEVELOPMENT, "myshop.example", "ns-1");
    zone(DEVELOPMENT, "dev.shop.example", "ns-3");

    new Subzones().derive(graph, COMPLETE);

    assertThat(subzones()).isEmpty();
  }

  @Test
  void aPrivateZoneIsNotWhatThePublicOneOfItsNameIs() {
    zone(PRODUCTION, "shop.example", "ns-1");
    delegation("shop.example", "dev.shop.example", "ns-2");
    zone(DEVELOPMENT, "dev.shop.example", "ns-2");
    graph.write(
        """
        MATCH (account:AWSAccount {id: $account})
        CREATE (account)-[:RESOURCE]->(:AWSDNSZone {id: 'private', name: 'dev.shop.example',
          privatezone: true})-[:NAMESERVER]->(:AWSNameServer {id: 'ns-0.awsdns-00.com'})\
        """,
        Map.of("account", DEVELOPMENT));

    new Subzones().derive(graph, COMPLETE);

    assertThat(subzones()).containsExactly("shop.example dev.shop.example");
  }

  @Test
  void aDelegationThatIsGoneIsRemovedOnlyByACompleteRun() {
    zone(PRODUCTION, "shop.example", "ns-1");
    zone(DEVELOPMENT, "dev.shop.example", "ns-2");
    graph.write(
        """
        MATCH (above:AWSDNSZone {id: 'shop.example'}), (below:AWSDNSZone {id: 'dev.shop.example'})
        CREATE (above)-[:SUBZONE {lastupdated: 1}]->(below)\
        """,
        Map.of());

    new Subzones().derive(graph, PARTIAL);
    assertThat(subzones()).containsExactly("shop.example dev.shop.example");

    new Subzones().derive(graph, COMPLETE);
    assertThat(subzones()).isEmpty();
  }

  @Test
  void allZonesAreLookedThroughHoweverManyThereAre() {
    graph.write(
        """
        CREATE (account:AWSAccount {id: $account})
        CREATE (server:AWSNameServer {id: 'ns-1'})
        CREATE (account)-[:RESOURCE]->(above:AWSDNSZone {id: '0', name: 'shop.example'})
          -[:NAMESERVER]->(server)
        CREATE (above)<-[:MEMBER_OF_DNS_ZONE]-(:AWSDNSRecord {id: '0/NS', type: 'NS',
          name: 'shop.example'})-[:DNS_POINTS_TO]->(server)
        WITH account, server
        UNWIND range(1, 2500) AS i
        CREATE (account)-[:RESOURCE]->(:AWSDNSZone {id: toString(i), name: i + '.shop.example'})
          -[:NAMESERVER]->(server)\
        """,
        Map.of("account", PRODUCTION));

    assertThat(new Subzones().derive(graph, COMPLETE)).isEqualTo(2500);
  }

  @Test
  void aServerOfSeveralZonesNamesTheOneThatComesLastInDnsOrder() {
    zone(PRODUCTION, "shop.example", "ns-1");
    zone(PRODUCTION, "dev.shop.example", "ns-1");
    zone(DEVELOPMENT, "zoo.bakery.example", "ns-1");

    new NameServerZones().derive(graph, COMPLETE);

    assertThat(graph.read("MATCH (n:AWSNameServer {id: 'ns-1'}) RETURN n.zoneid AS zone", Map.of()))
        .extracting(row -> row.get("zone"))
        .containsExactly("dev.shop.example");
  }

  @Test
  void aServerThatNoZoneHasAnyMoreNamesNone() {
    graph.write(
        """
        CREATE (:AWSAccount {id: $account})-[:RESOURCE]->(:AWSNameServer {id: 'ns-1', zoneid: 'z'})\
        """,
        Map.of("account", PRODUCTION));

    new NameServerZones().derive(graph, COMPLETE);

    assertThat(graph.read("MATCH (n:AWSNameServer) RETURN n.zoneid IS NULL AS none", Map.of()))
        .extracting(row -> row.get("none"))
        .containsExactly(true);
  }

  /** A zone, called by its name, with the record that names its own server. */
  private static void zone(String account, String name, String server) {
    graph.write(
        """
        MERGE (account:AWSAccount {id: $account})
        CREATE (account)-[:RESOURCE]->(:AWSDNSZone {id: $name, name: $name, _module_version: '0.1'})\
        """,
        Map.of("account", account, "name", name));
    delegation(name, name, server);
    graph.write(
        """
        MATCH (account:AWSAccount {id: $account}), (server:AWSNameServer {id: $server})
        MERGE (account)-[:RESOURCE]->(server)\
        """,
        Map.of("account", account, "server", server));
  }

  private static void delegation(String zone, String name, String server) {
    graph.write(
        """
        MATCH (zone:AWSDNSZone {id: $zone})
        MERGE (server:AWSNameServer {id: $server})
        MERGE (zone)-[:NAMESERVER]->(server)
        CREATE (zone)<-[:MEMBER_OF_DNS_ZONE]-(:AWSDNSRecord {id: $zone + '/' + $name + '/NS',
          name: $name, type: 'NS'})-[:DNS_POINTS_TO]->(server)\
        """,
        Map.of("zone", zone, "name", name, "server", server));
  }

  private static List<String> subzones() {
    return graph
        .read("MATCH (a)-[:SUBZONE]->(b) RETURN a.id + ' ' + b.id AS ends ORDER BY ends", Map.of())
        .stream()
        .map(row -> (String) row.get("ends"))
        .toList();
  }

  private static Map<String, Object> properties() {
    return new HashMap<>(
        (Map<String, Object>)
            graph
                .read("MATCH ()-[r:SUBZONE]->() RETURN properties(r) AS properties", Map.of())
                .getFirst()
                .get("properties"));
  }
}
