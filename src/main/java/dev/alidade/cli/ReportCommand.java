package dev.alidade.cli;

import dev.alidade.cli.settings.PasswordPrompt;
import dev.alidade.cli.settings.Problems;
import dev.alidade.cli.settings.ReportOptions;
import dev.alidade.cli.settings.ReportSettings;
import dev.alidade.cli.settings.ReportSettingsReader;
import dev.alidade.cli.settings.Surroundings;
import dev.alidade.cli.settings.SyncSettings.Verbosity;
import dev.alidade.cli.terminal.Terminal;
import dev.alidade.cli.terminal.TerminalProbe;
import dev.alidade.report.Answer;
import dev.alidade.report.AnswerCsv;
import dev.alidade.report.Answers;
import dev.alidade.report.AnswersJson;
import dev.alidade.report.AnswersText;
import dev.alidade.report.HtmlPage;
import dev.alidade.report.Overview;
import dev.alidade.report.QuestionList;
import dev.alidade.report.Screen;
import dev.alidade.store.Queries;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Asks the graph, and prints what it answers. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = "Asks the graph: what is exposed, who may do what, what is unused.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every question was answered, whatever was found",
      "1:a defect, or a file that cannot be written",
      "2:wrong options, configuration or files of questions; nothing was asked",
      "3:the database did not answer some question",
      "5:Neo4j cannot be reached, refuses, or is too old"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  What there is to ask, and all of it asked:",
      "    alidade report --list",
      "    alidade report",
      "  A page with a drawing, for a browser:",
      "    alidade report --output-file report.html",
      "  One table for a spreadsheet, and one with what a shell can use:",
      "    alidade report --question exposed-instances --output csv",
      "    alidade report --question administrators --output json",
      "  Own questions, as --list --output json shows the built-in ones:",
      "    alidade report --questions-directory questions",
      "",
      "Questions only read: Neo4j refuses one that would write."
    })
final class ReportCommand extends CheckedCommand {

  private final Surroundings surroundings;
  private final Graphs graphs;
  private final TerminalProbe probe;
  private final Clock clock;
  private final Logs logs = new Logs();
  private @Nullable ReportSettings settings;

  @Mixin private final ReportOptions options = new ReportOptions();

  @Inject
  ReportCommand(Surroundings surroundings, Graphs graphs, TerminalProbe probe, Clock clock) {
    this.surroundings = surroundings;
    this.graphs = graphs;
    this.probe = probe;
    this.clock = clock;
  }

  @Override
  void check(Problems problems) {
    var read = new ReportSettingsReader(surroundings).read(options, problems);
    logs.level(read.verbose() ? Verbosity.VERBOSE : Verbosity.USUAL);
    settings = read;
  }

  @Override
  void ask(Problems problems) {
    // A list needs no database.
    if (settings != null && !settings.list()) {
      settings =
          settings.withNeo4j(
              PasswordPrompt.complete(settings.neo4j(), options.database, surroundings, problems));
    }
  }

  @Override
  ExitCode run() throws IOException {
    if (settings == null) {
      throw new IllegalStateException("A report without problems has settings.");
    }
    var with = settings;
    if (with.list()) {
      write(with.file(), list(with));
      return ExitCode.DONE;
    }
    List<Answer> answers;
    String text;
    try (var graph = graphs.open(with.neo4j())) {
      answers = new Answers(graph.queries()).to(with.questions());
      text = text(with, answers, graph.queries());
    }
    write(with.file(), text);
    return unanswered(answers, with) ? ExitCode.PARTIAL : ExitCode.DONE;
  }

  private String list(ReportSettings with) {
    var list = new QuestionList(with.questions());
    return switch (with.format()) {
      case JSON -> list.json() + "\n";
      case TEXT, CSV, HTML -> joined(list.lines(screen(with)));
    };
  }

  private String text(ReportSettings with, List<Answer> answers, Queries graph) {
    return switch (with.format()) {
      case TEXT -> joined(new AnswersText(screen(with), with.mostRows()).lines(answers));
      case JSON -> AnswersJson.of(answers, with.mostRows()) + "\n";
      case CSV ->
          answers.stream()
              .filter(Answer.Found.class::isInstance)
              .map(answer -> AnswerCsv.of((Answer.Found) answer, with.mostRows()))
              .collect(Collectors.joining());
      case HTML ->
          new HtmlPage(Overview.of(graph), answers, clock.instant(), with.mostRows()).html();
    };
  }

  /** Says what was not answered; a reader of a file or of JSON may not look there. */
  private boolean unanswered(List<Answer> answers, ReportSettings with) {
    var any = false;
    for (var answer : answers) {
      switch (answer) {
        case Answer.Unanswered unanswered -> {
          say(unanswered.question().id() + ": " + unanswered.reason());
          any = true;
        }
        case Answer.Found found when with.format() == ReportSettings.Format.CSV ->
            leftOut(found, with);
        case Answer.Found found -> {}
      }
    }
    return any;
  }

  /** Comma-separated values have no place for it. */
  private void leftOut(Answer.Found found, ReportSettings with) {
    var left = found.rows().size() - with.mostRows();
    if (left > 0) {
      say(left + " more rows were left out; «--limit all» gives them");
    }
  }

  private void write(@Nullable Path file, String text) throws IOException {
    if (file != null) {
      ReportFile.write(file, writer -> writer.write(text));
      return;
    }
    var out = commandLine().getOut();
    out.print(text);
    out.flush();
  }

  private Screen screen(ReportSettings with) {
    if (with.file() != null) {
      // Files are written in UTF-8.
      return Screen.ofFile(true);
    }
    Terminal terminal = probe.probe();
    return terminal.shown()
        ? new Screen(
            terminal.size().get().columns(), terminal.out().colour(), terminal.out().unicode())
        : Screen.ofFile(terminal.out().unicode());
  }

  private static String joined(List<String> lines) {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }
}
