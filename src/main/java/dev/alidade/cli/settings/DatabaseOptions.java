package dev.alidade.cli.settings;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where the graph is and how to get in, as it was written; every command that needs it has them.
 */
public final class DatabaseOptions {

  @Option(
      names = "--neo4j-uri",
      order = 7,
      paramLabel = "URI",
      description = {"Where the graph is; also NEO4J_URI.", "Default: bolt://localhost:7687."})
  public @Nullable String uri;

  @Option(
      names = "--neo4j-user",
      order = 8,
      paramLabel = "NAME",
      description = {
        "The Neo4j user; also NEO4J_USERNAME.",
        "Default: none, for servers without authentication."
      })
  public @Nullable String user;

  @Option(
      names = "--neo4j-password-env-var",
      order = 9,
      paramLabel = "VAR",
      description = {
        "The name of the variable that holds the password.",
        "Default: NEO4J_PASSWORD."
      })
  public @Nullable String passwordVariable;

  @Option(
      names = "--neo4j-password-file",
      order = 10,
      paramLabel = "FILE",
      description = "The file that holds the password.")
  public @Nullable String passwordFile;

  /** An option alone, no setting: who writes a file or a script is not there to be asked. */
  @Option(
      names = "--neo4j-password-prompt",
      order = 10,
      description = "Ask for the password; goes before a variable or file.")
  public boolean passwordPrompt;

  @Option(
      names = "--neo4j-database",
      order = 11,
      paramLabel = "NAME",
      description = {"The database; also NEO4J_DATABASE.", "Default: the server's."})
  public @Nullable String database;
}
