package dev.alidade.cli.settings;

import dev.alidade.cli.settings.ReportSettings.Format;
import dev.alidade.report.Question;
import dev.alidade.report.QuestionDirectory;
import dev.alidade.report.Questions;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes settings of a report of options, environment and configuration file; all that is wrong is
 * collected, in files of questions too.
 */
public final class ReportSettingsReader {

  /** Six tables of this height are read; of thirty, nobody reads more. */
  private static final int ROWS_OF_TEXT = 20;

  /** A page with more is slow to open. */
  private static final int ROWS_OF_A_PAGE = 500;

  private static final String ALL = "all";

  private final Surroundings surroundings;

  /** A reader for a process with these surroundings. */
  public ReportSettingsReader(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Reads everything and adds what is wrong with it. */
  public ReportSettings read(ReportOptions options, Problems problems) {
    var layers = Layers.read(options.config.config, surroundings, problems);
    var file =
        new OutputFiles(surroundings).file(layers.of(Setting.OUTPUT_FILE, options.file), problems);
    var format = format(layers.of(Setting.OUTPUT, options.output), file, problems);
    var questions =
        chosen(
            known(layers.of(Setting.QUESTIONS_DIRECTORY, options.directory), problems),
            layers.of(Setting.QUESTION, options.questions),
            problems);
    if (options.list && (format == Format.CSV || format == Format.HTML)) {
      problems.add("--list prints text or json");
    } else if (format == Format.CSV && questions.size() > 1) {
      problems.add(
          "csv holds one table, and these are the answers to %d questions; name one with --question"
              .formatted(questions.size()));
    }
    return new ReportSettings(
        questions,
        options.list,
        format,
        file,
        limit(layers.of(Setting.LIMIT, options.limit), format, problems),
        // A list needs no database.
        new DatabaseSettings(surroundings)
            .read(layers, options.database, options.list ? new Problems() : problems),
        layers.isSet(Setting.VERBOSE, options.verbose, problems));
  }

  /** The format that is named, else the one that the file's name ends in. */
  private static Format format(Optional<Given> given, @Nullable Path file, Problems problems) {
    var words =
        Arrays.stream(Format.values()).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
    return given
        .flatMap(named -> named.choice(words, problems))
        .or(() -> Optional.ofNullable(file).map(ReportSettingsReader::ending))
        .filter(words::contains)
        .map(word -> Format.valueOf(word.toUpperCase(Locale.ROOT)))
        .orElse(Format.TEXT);
  }

  private static String ending(Path file) {
    var name = file.toString().toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static int limit(Optional<Given> given, Format format, Problems problems) {
    if (given.isPresent()) {
      var text = given.get().value().strip();
      if (text.equalsIgnoreCase(ALL)) {
        return Integer.MAX_VALUE;
      }
      // Nine digits fit an int.
      if (text.matches("[1-9]\\d{0,8}")) {
        return Integer.parseInt(text);
      }
      problems.add(
          "%s: «%s» is neither a whole number above zero nor «%s»"
              .formatted(given.get().origin(), text, ALL));
    }
    return switch (format) {
      case TEXT -> ROWS_OF_TEXT;
      case HTML -> ROWS_OF_A_PAGE;
      case JSON, CSV -> Integer.MAX_VALUE;
    };
  }

  /** The built-in questions, and those of the directory if one is named. */
  private List<Question> known(Optional<Given> directory, Problems problems) {
    var known = new ArrayList<>(Questions.builtIn().all());
    if (directory.isEmpty()) {
      return known;
    }
    var origin = directory.get().origin();
    try {
      var builtIn = known.stream().map(Question::id).toList();
      for (var own :
          new QuestionDirectory(surroundings.path(directory.get().value().strip()))
              .read(problem -> problems.add(origin + ": " + problem))) {
        if (builtIn.contains(own.id())) {
          problems.add(
              "%s: «%s» is the name of a built-in question; give the file another one"
                  .formatted(origin, own.id()));
        }
        known.add(own);
      }
    } catch (InvalidPathException e) {
      problems.add(origin + ": «" + directory.get().value() + "» is no path");
    }
    return known;
  }

  /** Those that are named, in that order, each once; all of them where none is named. */
  private static List<Question> chosen(
      List<Question> known, Optional<Given> given, Problems problems) {
    if (given.isEmpty()) {
      return known;
    }
    var ids = known.stream().map(Question::id).toList();
    var chosen = new ArrayList<Question>();
    for (var name : given.get().values().stream().map(String::strip).distinct().toList()) {
      if (ids.contains(name)) {
        chosen.add(known.get(ids.indexOf(name)));
      } else {
        var question = Nearest.question(name, ids);
        problems.add(
            given.get().origin()
                + ": unknown question «"
                + name
                + "»"
                + (question.isEmpty() ? "; «alidade report --list» names them" : question));
      }
    }
    return chosen;
  }
}
