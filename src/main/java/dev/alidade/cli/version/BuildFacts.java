package dev.alidade.cli.version;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What a build is made of. In a native executable it is read while that is made: Quarkus
 * initialises classes then.
 *
 * @param version of Alidade
 * @param commit the full id, or {@value #UNKNOWN}
 * @param changed whether files differed from the commit
 * @param time the time of the commit, in UTC as ISO 8601 has it, or {@value #UNKNOWN}: the build's
 *     own would make each build another
 * @param quarkus its version
 * @param awsSdk the version of the AWS SDK
 * @param neo4jDriver the version of the Neo4j driver
 */
public record BuildFacts(
    String version,
    String commit,
    boolean changed,
    String time,
    String quarkus,
    String awsSdk,
    String neo4jDriver) {

  /** What stands for a fact that the build did not know, as one of an archive of the sources. */
  public static final String UNKNOWN = "unknown";

  private static final BuildFacts THIS = read();

  /** Those of the build that is running. */
  public static BuildFacts ofThisBuild() {
    return THIS;
  }

  /** The facts that Maven filled in. */
  static BuildFacts of(Properties filled) {
    return new BuildFacts(
        known(filled, "version"),
        known(filled, "commit"),
        known(filled, "changed").equals("true"),
        known(filled, "time"),
        known(filled, "quarkus"),
        known(filled, "awsSdk"),
        known(filled, "neo4jDriver"));
  }

  /** A property that has no value is left as it stands: {@code ${git.commit.id}}. */
  private static String known(Properties filled, String key) {
    var value = filled.getProperty(key, "").strip();
    return value.isEmpty() || value.startsWith("${") ? UNKNOWN : value;
  }

  private static BuildFacts read() {
    var filled = new Properties();
    try (var file = BuildFacts.class.getResourceAsStream("build.properties")) {
      if (file != null) {
        filled.load(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("build.properties of this build cannot be read", e);
    }
    return of(filled);
  }
}
