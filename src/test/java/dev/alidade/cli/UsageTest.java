package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is wrong with options, environment and configuration file is said exactly, and nothing done.
 */
class UsageTest {

  private final Path home;
  private final Invocation invocation;

  UsageTest(@TempDir Path home) {
    this.home = home;
    this.invocation = new Invocation(home);
  }

  static Stream<Arguments> wrongOptions() {
    return Stream.of(
        wrong(
            "unknown option",
            "--update-tags 5",
            "unknown option --update-tags; did you mean --update-tag?"),
        wrong("unknown option like nothing", "--xyz=1", "unknown option --xyz"),
        wrong("stray argument", "production", "unexpected argument «production»"),
        wrong("option without value", "--profile", "--profile needs a value"),
        wrong(
            "option twice",
            "--update-tag 1 --update-tag 2",
            "--update-tag is given more than once"),
        wrong(
            "password as a value",
            "--neo4j-password hunter2",
            "--neo4j-password: a password is never an option's value; use --neo4j-password-env-var"
                + " or --neo4j-password-file"),
        wrong(
            "password as a value behind =",
            "--neo4j-password=hunter2",
            "--neo4j-password: a password is never an option's value; use --neo4j-password-env-var"
                + " or --neo4j-password-file"),
        wrong(
            "unknown module",
            "--aws-requested-syncs ec2:vpc,ec2:volume",
            "--aws-requested-syncs: unknown module «ec2:volume»; did you mean ec2:volumes?"),
        wrong(
            "module like nothing",
            "--aws-requested-syncs quantum",
            "--aws-requested-syncs: unknown module «quantum»; «alidade modules» lists them"),
        wrong("no module", "--aws-requested-syncs ,", "--aws-requested-syncs: no module is named"),
        wrong(
            "what cannot be skipped",
            "--skip findings",
            "--skip: «findings» cannot be skipped; what can: service-last-accessed"),
        wrong("no region", "--aws-regions ,", "--aws-regions: no region is named"),
        wrong(
            "not a region",
            "--aws-regions eu-west-1,Ireland",
            "--aws-regions: «Ireland» is no region's name; they look like eu-west-1"),
        wrong(
            "update tag zero", "--update-tag 0", "--update-tag: «0» is no whole number above zero"),
        wrong(
            "update tag below zero",
            "--update-tag=-5",
            "--update-tag: «-5» is no whole number above zero"),
        wrong(
            "update tag in words",
            "--update-tag yesterday",
            "--update-tag: «yesterday» is no whole number above zero"),
        wrong(
            "update tag too large",
            "--update-tag 9223372036854775808",
            "--update-tag: «9223372036854775808» is no whole number above zero"),
        wrong(
            "both selections",
            "--aws-sync-all-profiles --profile a",
            "--aws-sync-all-profiles and --profile exclude each other"),
        wrong("empty profile", "--profile=", "--profile: a profile's name is empty"),
        wrong(
            "browser's address",
            "--neo4j-uri http://localhost:7474",
            "--neo4j-uri: «http://localhost:7474» is the address of Neo4j's browser; Bolt's begins"
                + " with bolt:// or neo4j:// and usually ends with :7687"),
        wrong(
            "no address",
            "--neo4j-uri localhost:7687",
            "--neo4j-uri: «localhost:7687» is no address of a Neo4j server; it looks like"
                + " bolt://localhost:7687"),
        wrong(
            "password in the address",
            "--neo4j-uri bolt://neo4j:hunter2@localhost:7687",
            "--neo4j-uri: user and password do not belong into the address; use --neo4j-user and"
                + " --neo4j-password-env-var or --neo4j-password-file"),
        wrong(
            "malformed address with a password",
            "--neo4j-uri bolt://neo4j:hunter^2@localhost:7687",
            "--neo4j-uri: this is no address of a Neo4j server; it looks like"
                + " bolt://localhost:7687"),
        wrong("empty user", "--neo4j-user=", "--neo4j-user is empty"),
        wrong(
            "user without password",
            "--neo4j-user neo4j",
            "the Neo4j user «neo4j» has no password; name a variable with --neo4j-password-env-var"
                + " or a file with --neo4j-password-file, set NEO4J_PASSWORD, or add"
                + " --neo4j-password-prompt"),
        wrong(
            "prompt without user",
            "--neo4j-password-prompt",
            "--neo4j-password-prompt: a password without --neo4j-user"),
        wrong(
            "prompt without terminal",
            "--neo4j-user neo4j --neo4j-password-prompt",
            "--neo4j-password-prompt: there is no terminal to ask on; name a variable with"
                + " --neo4j-password-env-var or a file with --neo4j-password-file"),
        wrong(
            "password without user",
            "--neo4j-password-env-var SECRET",
            "--neo4j-password-env-var: a password without --neo4j-user"),
        wrong(
            "password twice",
            "--neo4j-user neo4j --neo4j-password-env-var SECRET --neo4j-password-file f",
            "--neo4j-password-env-var and --neo4j-password-file exclude each other"),
        wrong(
            "password variable not set",
            "--neo4j-user neo4j --neo4j-password-env-var SECRET",
            "--neo4j-password-env-var: the environment variable SECRET is not set"),
        wrong(
            "password for its variable's name",
            "--neo4j-user neo4j --neo4j-password-env-var hunter-2",
            "--neo4j-password-env-var takes the name of an environment variable, and this is none"),
        wrong(
            "password file missing",
            "--neo4j-user neo4j --neo4j-password-file /nowhere/secret",
            "--neo4j-password-file: /nowhere/secret: no such file"),
        wrong(
            "password file is a directory",
            "--neo4j-user neo4j --neo4j-password-file HOME",
            "--neo4j-password-file: HOME is a directory"),
        wrong(
            "permission file missing",
            "--permission-relationships-file /nowhere/mine.yaml",
            "--permission-relationships-file: /nowhere/mine.yaml: no such file"),
        wrong(
            "permission file is a directory",
            "--permission-relationships-file HOME",
            "--permission-relationships-file: HOME is a directory"),
        wrong(
            "report's directory missing",
            "--report HOME/reports/run.json",
            "--report: the directory HOME/reports does not exist"),
        wrong("report is a directory", "--report HOME", "--report: HOME is a directory"),
        wrong("fail on what", "--fail-on failed", "--fail-on: «failed» is no choice; denied is"),
        wrong("output as what", "--output yaml", "--output: «yaml» is no choice; text or json is"),
        wrong(
            "configuration file missing",
            "--config HOME/none.properties",
            "--config: HOME/none.properties does not exist"),
        wrong(
            "configuration file is a directory", "--config HOME", "--config: HOME is a directory"));
  }

  private static Arguments wrong(String name, String arguments, String line) {
    return argumentSet(name, arguments, line);
  }

  @ParameterizedTest
  @MethodSource("wrongOptions")
  void aWrongOptionIsOneLineAndExitCodeTwo(String arguments, String line) {
    var result = invocation.run(("sync " + arguments).replace("HOME", home.toString()).split(" "));

    assertThat(result.err()).isEqualTo("alidade: " + line.replace("HOME", home.toString()) + "\n");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(invocation.hasSurveyed()).isFalse();
  }

  static Stream<Arguments> wrongLines() {
    return Stream.of(
        wrong(
            "unknown setting",
            "neo4j-url=bolt://x",
            "FILE: unknown setting «neo4j-url»; did you mean neo4j-uri?"),
        wrong(
            "password",
            "neo4j-password=hunter2",
            "FILE: a password does not belong into this file; name a variable with"
                + " neo4j-password-env-var or a file with neo4j-password-file"),
        wrong(
            "flag that is none",
            "aws-sync-all-profiles=yes",
            "aws-sync-all-profiles in FILE: «yes» is neither true nor false"),
        wrong("no region", "aws-regions=", "aws-regions in FILE: no region is named"),
        wrong("no profile", "profile=,", "profile in FILE: a profile's name is empty"),
        wrong("not UTF-8", "profile=\u00e9", "FILE cannot be read: it is not UTF-8"),
        wrong(
            "malformed escape",
            "profile=\\u12",
            "FILE is no properties file: Malformed \\uxxxx encoding."));
  }

  @ParameterizedTest
  @MethodSource("wrongLines")
  void aWrongLineOfTheConfigurationFileIsNamedWithItsFile(String content, String line)
      throws IOException {
    var file = home.resolve(".config/alidade/config.properties");
    Files.createDirectories(file.getParent());
    Files.writeString(file, content, StandardCharsets.ISO_8859_1);

    var result = invocation.run("sync");

    assertThat(result.err()).isEqualTo("alidade: " + line.replace("FILE", file.toString()) + "\n");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(invocation.hasSurveyed()).isFalse();
  }

  @Test
  void aWrongVariableIsNamed() {
    var result = invocation.with("ALIDADE_UPDATE_TAG", "soon").run("sync");

    assertThat(result.err())
        .isEqualTo("alidade: ALIDADE_UPDATE_TAG: «soon» is no whole number above zero\n");
    assertThat(result.exitCode()).isEqualTo(2);
  }

  @Test
  void allProblemsAreReportedTogetherWithThoseOfTheAwsConfiguration() throws IOException {
    var file = home.resolve("mine.properties");
    Files.writeString(file, "output=yaml\nregions=eu-west-1\n");

    var result =
        invocation
            .with("NEO4J_URI", "localhost")
            .withAwsProblems("/home/ada/.aws/config:7: profile staging: role_arn is missing")
            .run("sync", "--config", file.toString(), "--fial-on", "denied", "--update-tag", "x");

    assertThat(result.err().lines())
        .containsExactly(
            "alidade: unknown option --fial-on; did you mean --fail-on?",
            "alidade: " + file + ": unknown setting «regions»; did you mean aws-regions?",
            "alidade: --update-tag: «x» is no whole number above zero",
            "alidade: NEO4J_URI: «localhost» is no address of a Neo4j server; it looks like"
                + " bolt://localhost:7687",
            "alidade: output in " + file + ": «yaml» is no choice; text or json is",
            "alidade: /home/ada/.aws/config:7: profile staging: role_arn is missing");
    assertThat(result.exitCode()).isEqualTo(2);
  }

  @Test
  void anUnknownCommandIsOneLine() {
    var result = invocation.run("snyc");

    assertThat(result.err()).isEqualTo("alidade: unknown command «snyc»; did you mean sync?\n");
    assertThat(result.exitCode()).isEqualTo(2);
  }

  @Test
  void withoutACommandTenLinesOnStderrSayWhatToDoFirst() {
    var result = invocation.run();

    Golden.check("first-steps.txt", result.err());
    assertThat(result.err().lines())
        .hasSize(10)
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    assertThat(result.out()).isEmpty();
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(invocation.hasTouchedNothing()).isTrue();
  }

  @Test
  void whatTheFirstLinesNameExists() {
    var named =
        Pattern.compile("alidade (--help|[a-z]+)").matcher(invocation.run().err()).results();

    assertThat(named.map(found -> invocation.run(found.group(1), "--help").exitCode()))
        .hasSizeGreaterThan(5)
        .containsOnly(0);
    assertThat(invocation.run("sync", "--help").out()).contains("--neo4j-uri");
  }

  @Test
  void aPermissionFileIsToldAllThatIsWrongWithIt() throws IOException {
    var file = home.resolve("mine.yaml");
    Files.writeString(
        file,
        """
        - target_label: AWSRole
          permissions: [PassRole]
          relationship_name: RESOURCE
        """);

    var result = invocation.run("sync", "--permission-relationships-file", file.toString());

    assertThat(result.err())
        .contains(
            "--permission-relationships-file: " + file + ":2: permissions: «PassRole» is no action",
            "--permission-relationships-file: "
                + file
                + ":3: relationship_name: «RESOURCE» is what other modules write");
    assertThat(result.exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "one\ntwo\n"})
  void aPasswordFileHoldsOneLine(String content) throws IOException {
    var file = home.resolve("secret");
    Files.writeString(file, content);

    var result =
        invocation.run("sync", "--neo4j-user", "neo4j", "--neo4j-password-file", file.toString());

    assertThat(result.err())
        .isEqualTo(
            "alidade: --neo4j-password-file: "
                + file
                + " must hold one line, the password, and nothing else\n");
    assertThat(result.exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "--version", "sync --help", "modules --help", "help sync"})
  void helpAndVersionTouchNothing(String arguments) throws IOException {
    // A file that would be a problem if it were read.
    var file = home.resolve(".config/alidade/config.properties");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "nonsense=1");

    var result = invocation.run(arguments.split(" "));

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isNotEmpty();
    assertThat(invocation.hasTouchedNothing()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sync",
        "accounts",
        "doctor",
        "plan",
        "report",
        "forget",
        "modules",
        "policy",
        "setup",
        "schema",
        "completion",
        "version",
        "help"
      })
  void helpReadsAsIntended(String command) {
    var result = invocation.run((command + " --help").strip().split(" "));

    Golden.check("help" + (command.isEmpty() ? "" : "-" + command) + ".txt", result.out());
    assertThat(result.out().lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }

  @Test
  void everyHelpHasExamples() {
    for (var command : List.of("sync", "accounts", "doctor", "plan", "modules", "version")) {
      assertThat(invocation.run(command, "--help").out()).contains("Examples:");
    }
  }

  @Test
  void theVersionIsOneLine() {
    assertThat(invocation.run("--version").out()).isEqualTo("alidade 0.1.0\n");
  }
}
