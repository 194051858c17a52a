package dev.alidade.cli.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be set by an option, an environment variable or a line of the configuration file. */
public enum Setting {
  PROFILE("profile", Kind.LIST),
  ALL_PROFILES("aws-sync-all-profiles", Kind.FLAG),
  ORGANIZATION("organization", Kind.FLAG),
  ROLE_NAME("role-name", Kind.TEXT),
  EXTERNAL_ID("external-id", Kind.TEXT),
  ROLE_SESSION_NAME("role-session-name", Kind.TEXT),
  INCLUDE_ACCOUNTS("include-accounts", Kind.TEXT),
  EXCLUDE_ACCOUNTS("exclude-accounts", Kind.TEXT),
  INCLUDE_OUS("include-ous", Kind.TEXT),
  EXCLUDE_OUS("exclude-ous", Kind.TEXT),
  INCLUDE_TAGS("include-tags", Kind.TEXT),
  EXCLUDE_TAGS("exclude-tags", Kind.TEXT),
  MODULES("aws-requested-syncs", Kind.TEXT),
  ORGANIZATION_ACCOUNTS("aws-organization-account-ids", Kind.TEXT),
  SKIP("skip", Kind.TEXT),
  REGIONS("aws-regions", Kind.TEXT),
  UPDATE_TAG("update-tag", Kind.TEXT),
  PERMISSIONS("permission-relationships-file", Kind.TEXT),
  NEO4J_URI("neo4j-uri", Kind.TEXT),
  NEO4J_USER("neo4j-user", Kind.TEXT),
  NEO4J_PASSWORD_VARIABLE("neo4j-password-env-var", Kind.TEXT),
  NEO4J_PASSWORD_FILE("neo4j-password-file", Kind.TEXT),
  NEO4J_DATABASE("neo4j-database", Kind.TEXT),
  SPOOL_DIRECTORY("spool-directory", Kind.TEXT),
  REPORT("report", Kind.TEXT),
  QUESTION("question", Kind.LIST),
  QUESTIONS_DIRECTORY("questions-directory", Kind.TEXT),
  LIMIT("limit", Kind.TEXT),
  OUTPUT_FILE("output-file", Kind.TEXT),
  FAIL_ON("fail-on", Kind.TEXT),
  OUTPUT("output", Kind.TEXT),
  VERBOSE("verbose", Kind.FLAG),
  QUIET("quiet", Kind.FLAG),
  NO_PROGRESS("no-progress", Kind.FLAG),
  CONNECT_TIMEOUT("connect-timeout", Kind.TEXT),
  READ_TIMEOUT("read-timeout", Kind.TEXT);

  /** How a setting is written outside of the command line. */
  enum Kind {
    TEXT,
    /** {@code true} or {@code false}. */
    FLAG,
    /** Items with commas between them. */
    LIST
  }

  static final String PREFIX = "ALIDADE_";

  private final String key;
  private final Kind kind;

  Setting(String key, Kind kind) {
    this.key = key;
    this.kind = kind;
  }

  /** The name in the configuration file; with two hyphens before it, that of the option. */
  public String key() {
    return key;
  }

  /** The name of the option. */
  public String option() {
    return "--" + key;
  }

  /** The environment variables, of which the first that is set counts. */
  public List<String> variables() {
    var ours = PREFIX + key.toUpperCase(Locale.ROOT).replace('-', '_');
    return switch (this) {
      case NEO4J_URI -> List.of(ours, "NEO4J_URI");
      // NEO4J_USERNAME stands in the file of credentials that Neo4j Aura offers for download.
      case NEO4J_USER -> List.of(ours, "NEO4J_USERNAME", "NEO4J_USER");
      // What Unix programs write temporary files to; the JVM does not ask for it.
      // https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html
      case SPOOL_DIRECTORY -> List.of(ours, SpoolDirectory.TMPDIR);
      case NEO4J_DATABASE -> List.of(ours, "NEO4J_DATABASE");
      default -> List.of(ours);
    };
  }

  Kind kind() {
    return kind;
  }

  static Optional<Setting> named(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }
}
