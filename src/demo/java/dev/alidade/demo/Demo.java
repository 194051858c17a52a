package dev.alidade.demo;

import dev.alidade.embedded.EmbeddedNeo4j;
import dev.alidade.embedded.Neo4jOptions;
import dev.alidade.embedded.Neo4jVersion;
import dev.alidade.estate.AwsFiles;
import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import dev.alidade.report.Answer;
import dev.alidade.report.AnswerTable;
import dev.alidade.report.Answers;
import dev.alidade.report.HtmlPage;
import dev.alidade.report.Overview;
import dev.alidade.report.Questions;
import dev.alidade.report.Screen;
import dev.alidade.store.GraphStore;
import dev.alidade.store.Neo4jSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Shows what Alidade does, with nothing but a JDK: starts a real Neo4j and a sample estate of three
 * AWS accounts, runs the real {@code alidade sync} against both, and ends in answers. Stays until
 * Enter or Ctrl-C where there is a terminal, so that the database can be looked at.
 */
public final class Demo {

  /** The ports that Neo4j's own tools try by themselves. */
  private static final int BOLT_PORT = 7687;

  private static final int HTTP_PORT = 7474;

  /** What somebody who sees this for the first time wants to know. */
  private static final List<String> HEADLINES =
      List.of("exposed-instances", "administrators", "findings-on-exposed-hosts");

  /** What a screen shows without scrolling; the page has the rest. */
  private static final int MOST_ROWS = 12;

  private final PrintStream out;
  private final Terminal terminal;
  private final Path base;

  private Demo(PrintStream out, Terminal terminal, Path base) {
    this.out = out;
    this.terminal = terminal;
    this.base = base;
  }

  /** Runs the demonstration; the exit code is 0 only if all of it worked. */
  public static void main(String[] args) throws IOException, InterruptedException {
    var base = Path.of(System.getProperty("project.basedir", "")).toAbsolutePath();
    var terminal = Terminal.ofThisProcess();
    try {
      System.exit(new Demo(System.out, terminal, base).run());
    } catch (IllegalStateException e) {
      // Its message is written for a person: what is missing, and how to get it.
      System.err.println("The demo cannot go on: " + e.getMessage());
      System.exit(1);
    }
  }

  private int run() throws IOException, InterruptedException {
    var folder = Files.createDirectories(base.resolve("target/demo"));
    say("Alidade demo: three sample AWS accounts, a Neo4j of its own, one survey.");
    say("");
    var clock = Stopwatch.start();
    try (var aws = EstateServer.start(Estate.sample())) {
      say("The sample estate answers as AWS would, on %s (%s)".formatted(aws.url(), clock));
      say("Starting Neo4j, which takes some ten seconds ...");
      clock = Stopwatch.start();
      var ports =
          Neo4jOptions.defaults()
              .withPorts(FreePort.preferring(BOLT_PORT), FreePort.preferring(HTTP_PORT));
      try (var neo4j = EmbeddedNeo4j.start(Neo4jVersion.NEO4J_2026, ports);
          var store = GraphStore.connect(settings(neo4j))) {
        say("Neo4j %s is up on %s (%s)".formatted(store.version(), neo4j.boltUri(), clock));
        say("");
        var exitCode = survey(aws, neo4j, folder);
        if (exitCode != 0) {
          say(
              "The survey ended with exit code %s, so there is nothing to show."
                  .formatted(exitCode));
          return exitCode;
        }
        show(store, folder.resolve("report.html"));
        next(neo4j);
        terminal.awaitEnter(out);
        return 0;
      }
    }
  }

  private static Neo4jSettings settings(EmbeddedNeo4j neo4j) {
    return new Neo4jSettings(neo4j.boltUri().toString(), null, null, null);
  }

  private int survey(EstateServer aws, EmbeddedNeo4j neo4j, Path folder)
      throws IOException, InterruptedException {
    var files = Files.createDirectories(folder.resolve("aws"));
    var environment =
        new AwsFiles(files, aws).write(AwsFiles.CredentialSource.EC2_INSTANCE_METADATA);
    var command = new SurveyCommand(base, environment, neo4j.boltUri());
    say("$ " + command);
    var clock = Stopwatch.start();
    var exitCode = command.run();
    say("");
    say("The survey took %s, %s calls to AWS.".formatted(clock, aws.calls().size()));
    return exitCode;
  }

  private void show(GraphStore store, Path page) throws IOException {
    var questions = Questions.builtIn();
    var answers = new Answers(store.queries()).to(questions.all());
    for (var id : HEADLINES) {
      answers.stream()
          .filter(answer -> answer.question().id().equals(id))
          .forEach(answer -> show(answer, terminal.screen()));
    }
    Files.writeString(
        page, new HtmlPage(Overview.of(store.queries()), answers, Instant.now()).html());
    say("");
    say("All %d answers with a drawing of the graph:".formatted(answers.size()));
    say("  " + page.toUri());
  }

  private void show(Answer answer, Screen screen) {
    say("");
    switch (answer) {
      case Answer.Found found -> {
        say(found.question().inWords(found.count()) + ".");
        say("");
        AnswerTable.of(found, MOST_ROWS).lines(screen).forEach(this::say);
        if (found.rows().size() > MOST_ROWS) {
          say("... and %d more in the report.".formatted(found.rows().size() - MOST_ROWS));
        }
      }
      case Answer.Unanswered unanswered ->
          say(unanswered.question().title() + ": " + unanswered.reason());
    }
  }

  private void next(EmbeddedNeo4j neo4j) {
    var bolt = neo4j.boltUri();
    say("");
    say("Open the database, which asks for no user and no password:");
    neo4j.httpUri().ifPresent(http -> say("  browser       " + browser(http, bolt)));
    say("  cypher-shell  cypher-shell -a " + bolt);
    say("");
    say("Three questions to ask it:");
    TryNext.QUERIES.forEach(
        query -> {
          say("");
          say("  // " + query.question());
          query.cypher().lines().forEach(line -> say("  " + line));
        });
    say("");
  }

  /** Neo4j Browser, told where to connect. */
  private static String browser(URI http, URI bolt) {
    return http.resolve("/browser/") + "?dbms=" + bolt;
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }
}
