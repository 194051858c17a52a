package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.cli.settings.SecretPrompt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Neo4j password from the person at the terminal. */
class PasswordPromptTest {

  private final List<String> questions = new ArrayList<>();
  private final Invocation invocation;

  PasswordPromptTest(@TempDir Path home) {
    this.invocation = new Invocation(home).atATerminal(typing("hunter2"));
  }

  private SecretPrompt typing(String answer) {
    return question -> {
      questions.add(question);
      return Optional.of(answer);
    };
  }

  @Test
  void whatIsTypedIsThePassword() {
    var result = invocation.run("sync", "--neo4j-user", "neo4j", "--neo4j-password-prompt");

    assertThat(result.exitCode()).isZero();
    assertThat(questions).containsExactly("Password of the Neo4j user neo4j: ");
    assertThat(invocation.neo4j().password()).isEqualTo("hunter2");
    assertThat(result.out() + result.err()).doesNotContain("hunter2");
  }

  @Test
  void thePromptGoesBeforeVariablesAndFiles() {
    invocation
        .with("NEO4J_PASSWORD", "customary")
        .with("MINE", "from the variable")
        .with("ALIDADE_NEO4J_PASSWORD_FILE", "/nowhere")
        .run(
            "sync",
            "--neo4j-user",
            "neo4j",
            "--neo4j-password-env-var",
            "MINE",
            "--neo4j-password-prompt");

    assertThat(invocation.neo4j().password()).isEqualTo("hunter2");
  }

  @Test
  void theUserMayStandInAVariable() {
    invocation.with("NEO4J_USERNAME", "reader").run("sync", "--neo4j-password-prompt");

    assertThat(questions).containsExactly("Password of the Neo4j user reader: ");
    assertThat(invocation.neo4j().user()).isEqualTo("reader");
  }

  @Test
  void nobodyIsAskedWhereSomethingElseIsWrong() {
    var result =
        invocation
            .withAwsProblems("/home/ada/.aws/config:7: profile staging: role_arn is missing")
            .run("sync", "--neo4j-user", "neo4j", "--neo4j-password-prompt");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(questions).isEmpty();
  }

  @Test
  void nobodyIsAskedWithoutTheOption() {
    invocation.with("NEO4J_PASSWORD", "customary").run("sync", "--neo4j-user", "neo4j");

    assertThat(questions).isEmpty();
    assertThat(invocation.neo4j().password()).isEqualTo("customary");
  }

  @Test
  void nothingTypedIsOneLineAndNothingIsDone() {
    var result =
        invocation
            .atATerminal(typing(""))
            .run("sync", "--neo4j-user", "neo4j", "--neo4j-password-prompt");

    assertThat(result.err()).isEqualTo("alidade: --neo4j-password-prompt: no password was typed\n");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(invocation.hasSurveyed()).isFalse();
    assertThat(invocation.wasClosed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"doctor", "report --question administrators", "forget --account 111122223333"})
  void whatElseNeedsTheGraphAsksToo(String command) {
    var result =
        invocation
            .atATerminal(typing(""))
            .run((command + " --neo4j-user neo4j --neo4j-password-prompt").split(" "));

    assertThat(result.err()).isEqualTo("alidade: --neo4j-password-prompt: no password was typed\n");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(questions).hasSize(1);
  }

  @Test
  void aListOfQuestionsNeedsNoPassword() {
    var result =
        invocation.run("report", "--list", "--neo4j-user", "neo4j", "--neo4j-password-prompt");

    assertThat(result.exitCode()).isZero();
    assertThat(questions).isEmpty();
  }
}
