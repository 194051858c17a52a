package dev.alidade.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.alidade.embedded.EmbeddedNeo4j;
import dev.alidade.embedded.Neo4jOptions;
import dev.alidade.embedded.Neo4jVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The password is asked for on a real terminal, which {@code script} of util-linux makes. */
@Timeout(120)
class PasswordPromptIT {

  private static final String QUESTION = "Password of the Neo4j user neo4j: ";

  private static EmbeddedNeo4j neo4j;

  private final Path directory;

  PasswordPromptIT(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeAll
  static void aDatabaseThatAsksForAPassword() {
    assumeTrue(
        List.of("/usr/bin/script", "/bin/script").stream()
            .anyMatch(file -> Files.isExecutable(Path.of(file))),
        "script, which makes a terminal, is not on this machine");
    neo4j =
        EmbeddedNeo4j.start(
            Neo4jVersion.NEO4J_5_26, Neo4jOptions.defaults().withPassword("correct-horse"));
  }

  @AfterAll
  static void stop() {
    if (neo4j != null) {
      neo4j.close();
    }
  }

  @Test
  void whatIsTypedOpensTheDatabaseAndIsNotShown() throws Exception {
    var screen = typed(report(), "correct-horse\n");

    assertThat(screen).contains(QUESTION, "code=0").doesNotContain("correct-horse");
  }

  @Test
  void aWrongPasswordIsRefusedAndNotShown() throws Exception {
    var screen = typed(report(), "battery-staple\n");

    assertThat(screen).contains("code=5").doesNotContain("battery-staple");
  }

  @Test
  void resultsMayGoToAFile() throws Exception {
    var screen = typed(report() + " --output json > " + directory + "/out", "correct-horse\n");

    assertThat(screen).contains(QUESTION, "code=0").doesNotContain("correct-horse");
    assertThat(directory.resolve("out"))
        .content()
        .startsWith("{")
        .doesNotContain("Password", "correct-horse");
  }

  @Test
  void ctrlCAtTheQuestionLeavesATerminalThatShowsWhatIsTyped() throws Exception {
    assertThat(typed(report(), "\u0003")).contains("code=130").containsPattern("[ ;]echo[ ;]");
    assertThat(typed(report() + " > " + directory + "/out", "\u0003"))
        .contains("code=130")
        .containsPattern("[ ;]echo[ ;]");
  }

  @Test
  void withoutATerminalItIsOneLine() throws Exception {
    // A session of its own has no terminal, even where the tests have one.
    var command =
        new ProcessBuilder("setsid", "--wait", "sh", "-c", report() + " < /dev/null")
            .redirectErrorStream(true)
            .start();
    var said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(said)
        .isEqualTo(
            "alidade: --neo4j-password-prompt: there is no terminal to ask on; name a variable"
                + " with --neo4j-password-env-var or a file with --neo4j-password-file\n");
    assertThat(command.waitFor()).isEqualTo(2);
  }

  private String report() {
    return String.join(
        " ",
        "env -u NEO4J_PASSWORD HOME=" + directory,
        CommandProcess.ofShell(),
        "report --question administrators --neo4j-user neo4j --neo4j-password-prompt",
        "--neo4j-uri " + neo4j.boltUri());
  }

  /**
   * What the screen shows of a command that is answered, with its exit code and the terminal.
   * Ctrl-C is for the shell as well, and dash ends by it unless it has a trap; a program has none
   * from it.
   */
  private static String typed(String command, String answer)
      throws IOException, InterruptedException {
    var terminal =
        new ProcessBuilder(
                "script", "-qec", "trap : INT; " + command + "; echo code=$?; stty -a", "/dev/null")
            .redirectErrorStream(true)
            .start();
    var screen = new StringBuilder();
    var out = terminal.getInputStream();
    var asked = false;
    for (var read = out.read(); read >= 0; read = out.read()) {
      screen.append((char) read);
      if (!asked && screen.toString().endsWith(QUESTION)) {
        asked = true;
        terminal.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        terminal.getOutputStream().flush();
      }
    }
    terminal.waitFor();
    return screen.toString();
  }
}
