package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Command;

/** What lies in the executable is what Picocli says; {@code ReadyAnswersIT} asks the executable. */
class ReadyAnswersTest {

  private static final ReadyAnswers READY = ReadyAnswers.renderedNow();

  @TempDir Path home;

  static Stream<List<String>> questions() {
    return READY.questions().stream();
  }

  @ParameterizedTest
  @MethodSource("questions")
  void whatIsReadyIsWhatTheCommandSays(List<String> question) {
    var arguments = question.toArray(String[]::new);

    var said = new Invocation(home).run(arguments);

    var ready = READY.to(arguments);
    assertThat(ready.code().number()).isEqualTo(said.exitCode());
    assertThat(new String(ready.plain(), StandardCharsets.UTF_8))
        .isEqualTo(ready.code() == ExitCode.DONE ? said.out() : said.err());
    assertThat(ready.code() == ExitCode.DONE ? said.err() : said.out()).isEmpty();
  }

  @Test
  void everyCommandHasItsHelpReady() {
    var commands = AlidadeCommand.class.getAnnotation(Command.class).subcommands();
    assertThat(commands)
        .isNotEmpty()
        .allSatisfy(
            command -> {
              var name = command.getAnnotation(Command.class).name();
              assertThat(READY.questions())
                  .contains(List.of(name, "--help"), List.of(name, "-h"), List.of("help", name));
            });
  }

  @Test
  void onAJvmNothingIsReady() {
    assertThat(ReadyAnswers.inTheExecutable().to("--help")).isNull();
  }

  @Test
  void whatIsNotJustThatQuestionIsNotAnswered() {
    assertThat(READY.to("sync", "--help", "--verbose")).isNull();
    assertThat(READY.to("sync")).isNull();
    assertThat(READY.to("--help ")).isNull();
  }
}
