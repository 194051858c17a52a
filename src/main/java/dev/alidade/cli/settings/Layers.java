package dev.alidade.cli.settings;

import dev.alidade.catalog.ModuleSetting;
import dev.alidade.catalog.all.AwsCatalogue;
import dev.alidade.cli.settings.Given.Origin;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is set outside of the command line: environment variables before the configuration file. Not
 * picocli's default values, because these are asked for even when only help is wanted, which must
 * not touch a file, and because a problem should say where its value stands.
 */
public final class Layers {

  private static final String CONFIG_VARIABLE = Setting.PREFIX + "CONFIG";
  private static final String DEFAULT_FILE = ".config/alidade/config.properties";
  private static final String PASSWORD = "neo4j-password";

  private final Surroundings surroundings;
  private final @Nullable Path file;
  private final Map<String, String> lines;

  private Layers(Surroundings surroundings, @Nullable Path file, Map<String, String> lines) {
    this.surroundings = surroundings;
    this.file = file;
    this.lines = lines;
  }

  /**
   * Reads the configuration file: the one that the option names, else {@code ALIDADE_CONFIG}, else
   * {@code ~/.config/alidade/config.properties} if there is one.
   */
  public static Layers read(
      @Nullable String configOption, Surroundings surroundings, Problems problems) {
    return read(configOption, surroundings, AwsCatalogue.settings(), problems);
  }

  /**
   * The same.
   *
   * @param ofModules what modules have in options; known to all commands, as they share the file
   */
  static Layers read(
      @Nullable String configOption,
      Surroundings surroundings,
      List<ModuleSetting<?>> ofModules,
      Problems problems) {
    warnOfUnknownVariables(surroundings, ofModules, problems);
    var named =
        configOption != null
            ? Optional.of(new Given(new Origin.Option("--config"), List.of(configOption)))
            : surroundings
                .variable(CONFIG_VARIABLE)
                .map(name -> new Given(new Origin.Variable(CONFIG_VARIABLE), List.of(name)));
    if (named.isEmpty()) {
      var usual = surroundings.home().resolve(DEFAULT_FILE);
      return Files.exists(usual)
          ? of(surroundings, usual, usual.toString(), ofModules, problems)
          : new Layers(surroundings, null, Map.of());
    }
    var given = named.get();
    try {
      var path = surroundings.path(given.value());
      return of(surroundings, path, given.origin() + ": " + path, ofModules, problems);
    } catch (InvalidPathException e) {
      problems.add(given.origin() + ": «" + given.value() + "» is no path");
      return new Layers(surroundings, null, Map.of());
    }
  }

  private static Layers of(
      Surroundings surroundings,
      Path path,
      String subject,
      List<ModuleSetting<?>> ofModules,
      Problems problems) {
    if (!Files.exists(path)) {
      problems.add(subject + " does not exist");
    } else if (Files.isDirectory(path)) {
      problems.add(subject + " is a directory");
    } else {
      // A malformed byte is an error rather than a quiet question mark.
      var utf8 = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
      try (var reader = new InputStreamReader(Files.newInputStream(path), utf8)) {
        var properties = new Properties();
        properties.load(reader);
        var lines = new TreeMap<String, String>();
        properties
            .stringPropertyNames()
            .forEach(key -> lines.put(key, properties.getProperty(key)));
        refuseUnknown(path, lines, ofModules, problems);
        return new Layers(surroundings, path, lines);
      } catch (IOException e) {
        problems.add(subject + " cannot be read: " + reason(e));
      } catch (IllegalArgumentException e) {
        problems.add(subject + " is no properties file: " + e.getMessage());
      }
    }
    return new Layers(surroundings, null, Map.of());
  }

  /** Why a file operation failed, without the path that the sentence already has. */
  static String reason(IOException failure) {
    return switch (failure) {
      case java.nio.file.AccessDeniedException denied -> "permission denied";
      case java.nio.file.NoSuchFileException missing -> "no such file";
      case java.nio.charset.CharacterCodingException malformed -> "it is not UTF-8";
      default ->
          failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    };
  }

  private static void refuseUnknown(
      Path path, Map<String, String> lines, List<ModuleSetting<?>> ofModules, Problems problems) {
    var known =
        Stream.concat(keys().stream(), ofModules.stream().map(ModuleSetting::name)).toList();
    for (var key : lines.keySet()) {
      if (known.contains(key)) {
        continue;
      }
      problems.add(
          key.equals(PASSWORD)
              ? path
                  + ": a password does not belong into this file; name a variable with"
                  + " neo4j-password-env-var or a file with neo4j-password-file"
              : path + ": unknown setting «" + key + "»" + Nearest.question(key, known));
    }
  }

  private static void warnOfUnknownVariables(
      Surroundings surroundings, List<ModuleSetting<?>> ofModules, Problems problems) {
    var known =
        Stream.of(
                Arrays.stream(Setting.values()).map(setting -> setting.variables().getFirst()),
                ofModules.stream().map(ModuleSetting::variable),
                Stream.of(CONFIG_VARIABLE))
            .<String>flatMap(names -> names)
            .toList();
    surroundings.variables().keySet().stream()
        .filter(name -> name.startsWith(Setting.PREFIX) && !known.contains(name))
        .sorted()
        .forEach(
            name ->
                problems.warn(
                    "the variable " + name + " is no setting" + Nearest.question(name, known)));
  }

  private static List<String> keys() {
    return Arrays.stream(Setting.values()).map(Setting::key).toList();
  }

  /** A setting's value: the option's if there is one, else the nearest layer's. */
  Optional<Given> of(Setting setting, @Nullable String option) {
    return of(setting, option == null ? List.of() : List.of(option));
  }

  /** The same for an option that may be repeated. */
  Optional<Given> of(Setting setting, List<String> options) {
    if (!options.isEmpty()) {
      return Optional.of(new Given(new Origin.Option(setting.option()), options));
    }
    return variable(setting).or(() -> line(setting));
  }

  /** The same for an option of a module. */
  Optional<Given> of(ModuleSetting<?> setting, @Nullable String option) {
    if (option != null) {
      return Optional.of(
          new Given(new Origin.Option("--" + setting.name()), List.of(option.strip())));
    }
    var line = lines.get(setting.name());
    return surroundings
        .variable(setting.variable())
        .map(value -> new Given(new Origin.Variable(setting.variable()), List.of(value.strip())))
        .or(
            () ->
                line == null || file == null
                    ? Optional.empty()
                    : Optional.of(
                        new Given(new Origin.Line(file, setting.name()), List.of(line.strip()))));
  }

  /** Whether a flag is up. */
  boolean isSet(Setting setting, boolean option, Problems problems) {
    return flag(setting, option, problems).isPresent();
  }

  /** A flag that is up, with where it stands; empty if it is down. */
  Optional<Given> flag(Setting setting, boolean option, Problems problems) {
    return of(setting, option ? "true" : null)
        .filter(
            given ->
                switch (given.value().strip().toLowerCase(Locale.ROOT)) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> {
                    problems.add(
                        given.origin() + ": «" + given.value() + "» is neither true nor false");
                    yield false;
                  }
                });
  }

  private Optional<Given> variable(Setting setting) {
    return setting.variables().stream()
        .flatMap(
            name ->
                surroundings
                    .variable(name)
                    .map(value -> new Given(new Origin.Variable(name), values(setting, value)))
                    .stream())
        .findFirst();
  }

  private Optional<Given> line(Setting setting) {
    var value = lines.get(setting.key());
    return value == null || file == null
        ? Optional.empty()
        : Optional.of(new Given(new Origin.Line(file, setting.key()), values(setting, value)));
  }

  private static List<String> values(Setting setting, String text) {
    return setting.kind() == Setting.Kind.LIST ? Items.of(text) : List.of(text.strip());
  }
}
