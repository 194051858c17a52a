package dev.alidade.account;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables and the home directory, from which all of the AWS configuration is
 * found. https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html
 *
 * @param variables the process's variables, or a test's
 * @param home the user's home directory
 */
public record AwsEnvironment(Map<String, String> variables, Path home) {

  // A container from scratch has no /etc/passwd: there, the JDK's user.home is a question mark.
  private static final String UNKNOWN = "?";

  // Absolute, so that no file of the working directory is taken for one of the user's.
  private static final Path NO_HOME = Path.of("/").toAbsolutePath().resolve("HOME-is-not-set");

  /** Keeps a copy of the variables. */
  public AwsEnvironment {
    variables = Map.copyOf(variables);
  }

  /**
   * The home directory: {@code HOME}, as the AWS CLI and the SDK have it, else what the system says
   * of its user. Where neither is there, a directory that does not exist; see {@link #homeless}.
   *
   * @param variables the process's variables
   * @param ofUser the system property {@code user.home}
   */
  public static Path homeOf(Map<String, String> variables, @Nullable String ofUser) {
    var named = variables.getOrDefault("HOME", "");
    if (!named.isBlank()) {
      return Path.of(named);
    }
    return ofUser == null || ofUser.isBlank() || ofUser.equals(UNKNOWN) ? NO_HOME : Path.of(ofUser);
  }

  /** Why there is no home directory and what to do, to follow a sentence; empty where there is. */
  public Optional<String> homeless() {
    return home.equals(NO_HOME)
        ? Optional.of(
            "there is no home directory, as HOME is not set and /etc/passwd does not have this"
                + " user: set HOME to the directory with .aws in it")
        : Optional.empty();
  }

  /** A variable's value; empty when it is absent or blank. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).map(String::strip).filter(s -> !s.isEmpty());
  }

  /** {@code AWS_CONFIG_FILE}, else {@code ~/.aws/config}. */
  public Path configFile() {
    return variable("AWS_CONFIG_FILE").map(this::path).orElse(home.resolve(".aws/config"));
  }

  /** {@code AWS_SHARED_CREDENTIALS_FILE}, else {@code ~/.aws/credentials}. */
  public Path credentialsFile() {
    return variable("AWS_SHARED_CREDENTIALS_FILE")
        .map(this::path)
        .orElse(home.resolve(".aws/credentials"));
  }

  /** Where profiles are looked for, in words, and why not in the home directory. */
  String files() {
    return configFile()
        + " or "
        + credentialsFile()
        + homeless().map(why -> " (" + why + ")").orElse("");
  }

  /** Whether {@code AWS_CONFIG_FILE} names the file, so that its absence is a mistake. */
  boolean namesConfigFile() {
    return variable("AWS_CONFIG_FILE").isPresent();
  }

  /** A path as a shell would read it: {@code ~} is the home directory. */
  Path path(String text) {
    if (text.equals("~")) {
      return home;
    }
    return text.startsWith("~/") || text.startsWith("~\\")
        ? home.resolve(text.substring(2))
        : Path.of(text);
  }

  /** The same; empty where the text is no path on this system. */
  Optional<Path> tryPath(String text) {
    try {
      return Optional.of(path(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The home directory only; variables hold secrets. */
  @Override
  public String toString() {
    return "AwsEnvironment[home=" + home + "]";
  }
}
