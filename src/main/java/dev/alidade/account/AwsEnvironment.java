package dev.alidade.account;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The environment variables and the home directory, from which all of the AWS configuration is
 * found. https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html
 *
 * @param variables the process's variables, or a test's
 * @param home the user's home directory
 */
public record AwsEnvironment(Map<String, String> variables, Path home) {

  /** Keeps a copy of the variables. */
  public AwsEnvironment {
    variables = Map.copyOf(variables);
  }

  /** The process's own. */
  public static AwsEnvironment ofProcess() {
    var variables = System.getenv();
    // The AWS CLI takes HOME before the account's directory; so does the SDK.
    var home = variables.getOrDefault("HOME", System.getProperty("user.home", "."));
    return new AwsEnvironment(variables, Path.of(home));
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
