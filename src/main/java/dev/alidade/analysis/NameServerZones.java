package dev.alidade.analysis;

import static dev.alidade.analysis.Columns.text;

import dev.alidade.store.Queries;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The one zone that the contract puts on each name server ({@code zoneid}), though zones share
 * servers: the last in the order of DNS names, so that it does not depend on which was listed last,
 * and is a zone below rather than the one that delegates to it.
 */
final class NameServerZones implements Analysis {

  /** Name servers in a transaction. */
  private static final int PAGE = 1_000;

  private static final String SERVERS =
      """
      MATCH (:AWSAccount {id: $account})-[:RESOURCE]->(server:AWSNameServer)
      WHERE server.id > $after
      RETURN server.id AS id ORDER BY id LIMIT $limit\
      """;

  private static final String NAME =
      """
      UNWIND $rows AS id
      MATCH (server:AWSNameServer {id: id})
      OPTIONAL MATCH (zone:AWSDNSZone)-[:NAMESERVER]->(server)
      WITH server, zone, reverse(split(coalesce(zone.name, ''), '.')) AS labels
      ORDER BY labels DESC, zone.id DESC
      WITH server, collect(zone.id)[0] AS zoneid
      SET server.zoneid = zoneid\
      """;

  @Override
  public String name() {
    return "zones of name servers";
  }

  @Override
  public When when() {
    return When.RUN_DONE;
  }

  @Override
  public Set<String> needs() {
    return Set.of("route53");
  }

  @Override
  public Derived derives() {
    return Derived.properties("AWSNameServer", "zoneid");
  }

  @Override
  public long derive(Queries graph, Subject subject) {
    var servers = page(graph, subject, "");
    while (!servers.isEmpty()) {
      graph.writeRows(NAME, servers, Map.of());
      servers = page(graph, subject, servers.getLast());
    }
    return 0;
  }

  private static List<String> page(Queries graph, Subject subject, String after) {
    return graph
        .read(SERVERS, Map.of("account", subject.accountId(), "after", after, "limit", PAGE))
        .stream()
        .map(row -> text(row, "id"))
        .toList();
  }
}
