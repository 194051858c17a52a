package dev.alidade.cli.settings;

import dev.alidade.store.Neo4jSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads where the graph is and how to get in. */
final class DatabaseSettings {

  private static final String DEFAULT_URI = "bolt://localhost:7687";

  // https://neo4j.com/docs/java-manual/current/connect-advanced/#_connection_protocols_and_security
  private static final Set<String> SCHEMES =
      Set.of("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc");

  private final Surroundings surroundings;

  DatabaseSettings(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Reads everything and adds what is wrong with it. */
  Neo4jSettings read(Layers layers, DatabaseOptions options, Problems problems) {
    var uri = uri(layers.of(Setting.NEO4J_URI, options.uri), problems);
    var user = text(layers.of(Setting.NEO4J_USER, options.user), problems);
    var password =
        options.passwordPrompt
            ? toBeAsked(user, problems)
            : new Passwords(surroundings)
                .password(
                    layers.of(Setting.NEO4J_PASSWORD_VARIABLE, options.passwordVariable),
                    layers.of(Setting.NEO4J_PASSWORD_FILE, options.passwordFile),
                    user,
                    problems);
    var database = text(layers.of(Setting.NEO4J_DATABASE, options.database), problems);
    return new Neo4jSettings(uri, user, password, database);
  }

  /** There is none yet: {@link PasswordPrompt} asks for it when all else is known to be right. */
  private static @Nullable String toBeAsked(@Nullable String user, Problems problems) {
    if (user == null) {
      problems.add("--neo4j-password-prompt: a password without --neo4j-user");
    }
    return null;
  }

  private static String uri(Optional<Given> given, Problems problems) {
    if (given.isEmpty()) {
      return DEFAULT_URI;
    }
    var origin = given.get().origin();
    var text = given.get().value().strip();
    try {
      var uri = new URI(text);
      var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      if (uri.getRawUserInfo() != null || text.contains("@")) {
        // The value is not repeated: it may hold a password.
        problems.add(
            origin
                + ": user and password do not belong into the address; use --neo4j-user and"
                + " --neo4j-password-env-var or --neo4j-password-file");
      } else if (scheme.equals("http") || scheme.equals("https")) {
        problems.add(
            origin
                + ": «"
                + text
                + "» is the address of Neo4j's browser; Bolt's begins with"
                + " bolt:// or neo4j:// and usually ends with :7687");
      } else if (!SCHEMES.contains(scheme) || uri.getHost() == null) {
        problems.add(
            origin
                + ": «"
                + text
                + "» is no address of a Neo4j server; it looks like "
                + DEFAULT_URI);
      }
    } catch (URISyntaxException e) {
      problems.add(
          origin
              + (text.contains("@") ? ": this" : ": «" + text + "»")
              + " is no address of a Neo4j server; it looks like "
              + DEFAULT_URI);
    }
    return text;
  }

  private static @Nullable String text(Optional<Given> given, Problems problems) {
    if (given.isEmpty()) {
      return null;
    }
    var text = given.get().value().strip();
    if (text.isEmpty()) {
      problems.add(given.get().origin() + " is empty");
      return null;
    }
    return text;
  }
}
