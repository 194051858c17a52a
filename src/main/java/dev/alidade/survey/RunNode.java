package dev.alidade.survey;

import dev.alidade.store.Queries;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The run as a node of the graph, so that a query can tell how far to trust what it finds. */
final class RunNode {

  private static final String WRITE =
      """
      MERGE (run:AlidadeRun {id: $id})
      ON CREATE SET run.firstseen = timestamp()
      SET run += $properties
      WITH run
      UNWIND $accounts AS accountId
      MATCH (account:AWSAccount {id: accountId})
      MERGE (run)-[surveyed:SURVEYED]->(account)
      SET surveyed.lastupdated = $tag""";

  private final Queries graph;

  RunNode(Queries graph) {
    this.graph = graph;
  }

  void write(RunReport report) {
    var properties = new HashMap<String, Object>();
    properties.put("version", report.version());
    properties.put("started", report.started().atZone(ZoneOffset.UTC));
    properties.put("seconds", report.took().toMillis() / 1000.0);
    properties.put("verdict", report.verdict().name().toLowerCase(Locale.ROOT));
    properties.put("modules", report.modules());
    properties.put("lastupdated", report.updateTag());
    var tally = report.tally();
    for (var word : Tally.WORDS) {
      properties.put("scopes_" + word.replace(' ', '_'), tally.of(word));
    }
    graph.write(
        WRITE,
        Map.of(
            "id", report.runId(),
            "properties", properties,
            "accounts",
                report.accounts().stream()
                    .filter(account -> account.ended() == AccountReport.Ended.SURVEYED)
                    .map(account -> String.valueOf(account.accountId()))
                    .toList(),
            "tag", report.updateTag()));
  }
}
