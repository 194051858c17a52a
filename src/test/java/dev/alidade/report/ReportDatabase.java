package dev.alidade.report;

import dev.alidade.embedded.SharedNeo4j;
import dev.alidade.store.GraphStore;
import dev.alidade.store.Neo4jSettings;
import dev.alidade.store.Queries;
import java.util.Map;

/** One database for all tests of this room; it ends with this JVM. */
final class ReportDatabase {

  private final String uri;
  private final Queries queries;

  private ReportDatabase(String uri) {
    this.uri = uri;
    this.queries = GraphStore.connect(new Neo4jSettings(uri, null, null, null)).queries();
  }

  private static final class Holder {
    private static final ReportDatabase SHARED = new ReportDatabase(SharedNeo4j.boltUri());
  }

  static ReportDatabase shared() {
    return Holder.SHARED;
  }

  String uri() {
    return uri;
  }

  Queries queries() {
    return queries;
  }

  void write(String cypher) {
    queries.write(cypher, Map.of());
  }

  void empty() {
    write("MATCH (n) DETACH DELETE n");
  }
}
