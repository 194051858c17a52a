package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {

  private final Path home;

  CompletionCommandTest(@TempDir Path home) {
    this.home = home;
  }

  @Test
  void bashCompletesCommandsAndTheirOptions() throws IOException, InterruptedException {
    assertThat(completions("alidade", "mod")).contains("modules");
    assertThat(completions("alidade", "sync", "--aws-re"))
        .contains("--aws-regions", "--aws-requested-syncs");
  }

  /** What a bash that has read the script offers for the last of these words. */
  private List<String> completions(String... words) throws IOException, InterruptedException {
    var script = home.resolve("completion");
    var printed = new Invocation(home).run("completion");
    assertThat(printed.exitCode()).isZero();
    Files.writeString(script, printed.out());
    var asked =
        "source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_alidade; printf '%%s\\n' \"${COMPREPLY[@]}\""
            .formatted(script, String.join(" ", words), words.length - 1);
    var bash = new ProcessBuilder("bash", "-c", asked).redirectErrorStream(true).start();
    var answer = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(answer).isZero();
    return Arrays.stream(answer.split("\n")).map(String::strip).toList();
  }
}
