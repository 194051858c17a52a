package dev.alidade.cli.settings;

import dev.alidade.store.Neo4jSettings;

/** Asks for the Neo4j password, if that is wanted. */
public final class PasswordPrompt {

  private PasswordPrompt() {}

  /**
   * The settings with the password that was typed; the same if nobody was to be asked. That nobody
   * can be asked, or nothing was typed, is a problem.
   */
  public static Neo4jSettings complete(
      Neo4jSettings read, DatabaseOptions options, Surroundings surroundings, Problems problems) {
    if (!options.passwordPrompt) {
      return read;
    }
    var typed = surroundings.secrets().ask("Password of the Neo4j user " + read.user() + ": ");
    if (typed.isEmpty()) {
      problems.add(
          "--neo4j-password-prompt: there is no terminal to ask on; name a variable with"
              + " --neo4j-password-env-var or a file with --neo4j-password-file");
    } else if (typed.get().isEmpty()) {
      problems.add("--neo4j-password-prompt: no password was typed");
    }
    return new Neo4jSettings(read.uri(), read.user(), typed.orElse(null), read.database());
  }
}
