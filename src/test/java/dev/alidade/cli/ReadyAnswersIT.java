package dev.alidade.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.e2e.Command;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What lies ready in the executable is what the commands of this build say. On the JVM nothing is
 * ready, and each question takes a second.
 */
class ReadyAnswersIT {

  private static final ReadyAnswers READY = ReadyAnswers.renderedNow();

  private static final List<List<String>> SOME =
      List.of(List.of(), List.of("sync", "--help"), List.of("--version"));

  @Test
  void theCommandAnswersAsThisBuildWould() {
    var command = Command.process(Map.of("LC_ALL", "C.UTF-8"));
    var onJvm = System.getProperty("alidade.command").contains(" ");
    for (var question : onJvm ? SOME : READY.questions()) {
      var arguments = question.toArray(String[]::new);
      var ready = requireNonNull(READY.to(arguments));

      var said = command.run(arguments);

      assertThat(said.exitCode()).as("%s", question).isEqualTo(ready.code().number());
      assertThat(ready.code() == ExitCode.DONE ? said.stdout() : said.stderr())
          .as("%s", question)
          .isEqualTo(new String(ready.plain(), StandardCharsets.UTF_8));
    }
  }
}
