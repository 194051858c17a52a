package dev.alidade.embedded;

/** The servers that the build fetches the class paths of. */
public enum Neo4jVersion {
  /** The long-term-support line. */
  NEO4J_5_26("5.26"),
  /** The newest calendar release on Maven Central. */
  NEO4J_2026("2026.08");

  private final String line;

  Neo4jVersion(String line) {
    this.line = line;
  }

  String classPathFile() {
    return "target/neo4j/" + line + ".classpath";
  }
}
