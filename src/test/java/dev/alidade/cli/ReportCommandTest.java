package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alidade.report.Questions;
import dev.alidade.store.Changes;
import dev.alidade.store.Neo4jSettings;
import dev.alidade.store.Queries;
import dev.alidade.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code alidade report} with a database that answers the same to everything. */
class ReportCommandTest {

  private static final String QUESTION =
      """
      // title: Users
      // topic: Own
      // severity: low
      // one: user
      // many: users
      // columns: name, keys: Access keys, arn: ARN (detail)
      // why: Just so.
      // advice: Look at them.
      MATCH (u:AWSUser) RETURN u.name AS name, 1 AS keys, u.arn AS arn
      """;

  private static final List<Map<String, Object>> ROWS =
      List.of(
          Map.of("name", "ada", "keys", 1L, "arn", "arn:aws:iam::210987654321:user/ada"),
          Map.of("name", "=1+1", "keys", 2L, "arn", "arn:aws:iam::210987654321:user/=1+1"));

  private final Path home;
  private final Invocation invocation;
  private final Database database = new Database();

  ReportCommandTest(@TempDir Path home) throws IOException {
    this.home = home;
    this.invocation = new Invocation(home).reading(database);
    Files.writeString(Files.createDirectory(home.resolve("own")).resolve("users.cypher"), QUESTION);
  }

  @Test
  void theHelpTellsWhatCanBeAsked() {
    var result = invocation.run("report", "--help");
    Golden.check("help-report.txt", result.out());
    assertThat(database.opened).isEmpty();
  }

  @Test
  void theListNamesEveryBuiltInQuestion() {
    var result = invocation.run("report", "--list");
    Golden.check("report-list.txt", result.out());
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains(Questions.builtIn().all().stream().map(each -> each.id()).toList());
    assertThat(database.opened).isEmpty();
  }

  @Test
  void theListForProgramsHasTheCypher() throws IOException {
    var result = ask("--list", "--output", "json");
    var listed = new ObjectMapper().readTree(result.out());
    assertThat(listed.path("schema").asText()).isEqualTo("alidade.questions/1");
    assertThat(listed.path("questions").get(0).path("cypher").asText()).startsWith("MATCH (u:");
  }

  @Test
  void anAnswerIsATableForPeople() {
    var result = ask();
    Golden.check("report.txt", result.out());
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void aLimitIsHonest() {
    assertThat(ask("--limit", "1").out()).contains("2 users.", "and 1 more; --limit all");
    assertThat(ask("--limit", "all").out()).doesNotContain("more");
    assertThat(ask("--limit", "1", "--output", "csv").err())
        .isEqualTo("alidade: 1 more rows were left out; «--limit all» gives them\n");
  }

  @Test
  void anAnswerIsJsonForPrograms() {
    Golden.check("report.json", ask("--output", "json").out());
  }

  @Test
  void anAnswerIsCsvForSpreadsheets() {
    Golden.check("report.csv", ask("--output", "csv").out().replace("\r", ""));
  }

  @Test
  void aFileIsWrittenInTheFormatThatItsNameEndsIn() throws IOException {
    var file = home.resolve("answers.csv");
    var result = ask("--output-file", file.toString());
    assertThat(result.out()).isEmpty();
    assertThat(Files.readString(file)).startsWith("name,keys,arn\r\n");
    assertThat(home).isDirectoryNotContaining("glob:**.unfinished");
  }

  @Test
  void csvIsForOneQuestion() {
    var result = invocation.run("report", "--output", "csv");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            "alidade: csv holds one table, and these are the answers to "
                + Questions.builtIn().all().size()
                + " questions; name one with --question\n");
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnceAndNothingIsAsked() throws IOException {
    Files.writeString(home.resolve("own/administrators.cypher"), QUESTION);
    Files.writeString(home.resolve("own/broken.cypher"), QUESTION.replace("low", "awful"));
    var result =
        invocation.run(
            "report",
            "--questions-directory",
            home.resolve("own").toString(),
            "--question",
            "exposed-instance",
            "--limit",
            "0",
            "--output",
            "pdf",
            "--neo4j-uri",
            "localhost");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err().replace(home.toString(), "HOME").lines())
        .containsExactly(
            "alidade: --output: «pdf» is no choice; text or json or csv or html is",
            "alidade: --questions-directory: HOME/own/broken.cypher: line 3: severity 'awful' is"
                + " none of critical, high, medium, low, info",
            "alidade: --questions-directory: «administrators» is the name of a built-in question;"
                + " give the file another one",
            "alidade: --question: unknown question «exposed-instance»; did you mean"
                + " exposed-instances?",
            "alidade: --limit: «0» is neither a whole number above zero nor «all»",
            "alidade: --neo4j-uri: «localhost» is no address of a Neo4j server; it looks like"
                + " bolt://localhost:7687");
    assertThat(database.opened).isEmpty();
  }

  @Test
  void aRefusedQuestionIsPartial() {
    database.refusal = "the statement writes, and may only read; Neo4j has refused it";
    var result = ask();
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err())
        .isEqualTo(
            "alidade: users: the statement writes, and may only read; Neo4j has refused it\n");
    assertThat(result.out()).contains("Users [users, not answered]");
  }

  @Test
  void anUnreachableDatabaseIsOneLine() {
    var result =
        new Invocation(home)
            .reading(
                settings -> {
                  throw new StoreException(StoreException.Kind.UNUSABLE, "Neo4j is away");
                })
            .run("report");
    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(result.err()).isEqualTo("alidade: Neo4j is away\n");
  }

  @Test
  void theDatabaseIsTheOneOfTheSettingsAndIsClosed() {
    ask("--neo4j-uri", "bolt://graph:7687", "--neo4j-database", "charts");
    assertThat(database.opened)
        .extracting(Neo4jSettings::toString)
        .containsExactly("bolt://graph:7687 database charts");
    assertThat(database.closed).isTrue();
  }

  private Invocation.Result ask(String... more) {
    var arguments =
        new ArrayList<>(
            List.of(
                "report",
                "--questions-directory",
                home.resolve("own").toString(),
                "--question",
                "users"));
    arguments.addAll(List.of(more));
    return invocation.run(arguments.toArray(new String[0]));
  }

  private static final class Database implements Graphs, Graphs.Open, Queries {
    private final List<Neo4jSettings> opened = new ArrayList<>();
    private boolean closed;
    private String refusal = "";

    @Override
    public Graphs.Open open(Neo4jSettings settings) {
      opened.add(settings);
      return this;
    }

    @Override
    public Queries queries() {
      return this;
    }

    @Override
    public List<Map<String, Object>> read(String cypher, Map<String, Object> parameters) {
      if (!refusal.isEmpty()) {
        throw new StoreException(StoreException.Kind.REFUSED, refusal);
      }
      return ROWS;
    }

    @Override
    public Changes write(String cypher, Map<String, Object> parameters) {
      throw new AssertionError("a report only reads");
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
