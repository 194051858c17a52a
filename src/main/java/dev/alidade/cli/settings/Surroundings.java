package dev.alidade.cli.settings;

import dev.alidade.account.AwsEnvironment;
import dev.alidade.cli.terminal.Person;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a command finds around it.
 *
 * @param variables the environment variables
 * @param home the user's home directory
 * @param secrets asks the person at the terminal
 */
public record Surroundings(Map<String, String> variables, Path home, SecretPrompt secrets) {

  /** Keeps a copy of the variables. */
  public Surroundings {
    variables = Map.copyOf(variables);
  }

  /** Surroundings in which nobody can be asked. */
  public Surroundings(Map<String, String> variables, Path home) {
    this(variables, home, SecretPrompt.NOBODY);
  }

  /** The process's own. */
  public static Surroundings ofProcess() {
    var variables = System.getenv();
    return new Surroundings(
        variables,
        AwsEnvironment.homeOf(variables, System.getProperty("user.home")),
        Person::askSecretly);
  }

  /** A variable's value; an empty one counts as not set. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  /** A path as it stands in a file or variable, where no shell has replaced {@code ~}. */
  Path path(String text) {
    return text.startsWith("~/") ? home.resolve(text.substring(2)) : Path.of(text);
  }

  /** The home directory only: variables hold secrets. */
  @Override
  public String toString() {
    return "Surroundings[home=" + home + "]";
  }
}
