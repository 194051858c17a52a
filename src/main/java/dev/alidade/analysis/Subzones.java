package dev.alidade.analysis;

import static dev.alidade.analysis.Columns.text;

import dev.alidade.store.Queries;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The zones below a zone, in whichever account: an NS record of the one leads to a server of the
 * other, and the name of the other ends with that of the record. So a delegation counts, and also
 * the zone's own servers where the zone below is on the same ones: they answer for its names
 * without being told to.
 */
final class Subzones implements Analysis {

  /** Zones in a transaction, each below one or two others. */
  private static final int PAGE = 1_000;

  private static final String ZONES =
      """
      MATCH (zone:AWSDNSZone) WHERE zone.id > $after
      RETURN zone.id AS id ORDER BY id LIMIT $limit\
      """;

  // From the zone below upwards: the names that it can be below are in its own name, and indexed.
  // From the zone above, its servers would lead to all private zones there are, which share four.
  private static final String LINK =
      """
      UNWIND $rows AS id
      MATCH (zone:AWSDNSZone {id: id})-[:NAMESERVER]->(server:AWSNameServer)
      WITH zone, collect(server) AS servers, split(zone.name, '.') AS labels
      UNWIND range(0, size(labels) - 1) AS i
      WITH zone, servers,
           reduce(name = labels[i], label IN labels[i + 1..] | name + '.' + label) AS name
      MATCH (record:AWSDNSRecord {name: name})-[:MEMBER_OF_DNS_ZONE]->(above:AWSDNSZone)
      WHERE record.type = 'NS' AND zone.name ENDS WITH '.' + above.name
      MATCH (record)-[:DNS_POINTS_TO]->(server:AWSNameServer)
      WHERE server IN servers
      MATCH (account:AWSAccount)-[:RESOURCE]->(above)
      WITH DISTINCT account, above, zone
      MERGE (above)-[r:SUBZONE]->(zone)
      ON CREATE SET r.firstseen = timestamp()
      SET r.lastupdated = $tag, r._module_name = 'alidade:aws',
          r._module_version = above._module_version,
          r._sub_resource_label = 'AWSAccount', r._sub_resource_id = account.id\
      """;

  @Override
  public String name() {
    return "zones below zones";
  }

  @Override
  public When when() {
    return When.RUN_DONE;
  }

  @Override
  public boolean aboutTheWholeRun() {
    return true;
  }

  @Override
  public Set<String> needs() {
    return Set.of("route53");
  }

  @Override
  public Derived derives() {
    return Derived.link(
        "AWSDNSZone", "SUBZONE", "AWSDNSZone", "_sub_resource_label", "_sub_resource_id");
  }

  @Override
  public long derive(Queries graph, Subject subject) {
    long written = 0;
    var zones = page(graph, "");
    while (!zones.isEmpty()) {
      var changes = graph.writeRows(LINK, zones, Map.of("tag", subject.updateTag()));
      written += changes.relationshipsCreated();
      zones = page(graph, zones.getLast());
    }
    if (subject.complete()) {
      StaleLinks.remove(graph, "(:AWSDNSZone)-[r:SUBZONE]->(:AWSDNSZone)", subject);
    }
    return written;
  }

  private static List<String> page(Queries graph, String after) {
    return graph.read(ZONES, Map.of("after", after, "limit", PAGE)).stream()
        .map(row -> text(row, "id"))
        .toList();
  }
}
