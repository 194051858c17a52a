package dev.alidade.catalog;

import java.util.Locale;
import java.util.function.Function;

/**
 * An option that one module has, declared where the module is: {@code sync} takes it as {@code
 * --NAME}, the environment as {@code ALIDADE_NAME}, the configuration file as {@code NAME}; the
 * definition reads it with {@link Scope#setting}.
 *
 * @param <V> what it is read as
 * @param name for example {@code aws-cloudtrail-management-events-lookback-hours}
 * @param label what stands for the value in the help text, such as {@code HOURS}
 * @param help what it is for, in one sentence
 * @param usual what holds where nothing is said
 * @param reader reads a text; throws {@link IllegalArgumentException} with a message for people
 */
public record ModuleSetting<V>(
    String name, String label, String help, V usual, Function<String, V> reader) {

  /** Names are what an option can be called. */
  public ModuleSetting {
    if (!name.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException("Not the name of an option: " + name);
    }
  }

  /** A whole number within bounds. */
  public static ModuleSetting<Integer> number(
      String name, String label, String help, int usual, int least, int most) {
    return new ModuleSetting<>(
        name,
        label,
        help,
        usual,
        text -> {
          try {
            var number = Integer.parseInt(text.strip());
            if (number >= least && number <= most) {
              return number;
            }
          } catch (NumberFormatException e) {
            // Said below, with what is right.
          }
          throw new IllegalArgumentException(
              "%s is not a whole number from %d to %d".formatted(text, least, most));
        });
  }

  /** The environment variable that sets it. */
  public String variable() {
    return "ALIDADE_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
