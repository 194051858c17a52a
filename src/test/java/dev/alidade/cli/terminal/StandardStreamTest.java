package dev.alidade.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is behind the streams of a process of its own. */
class StandardStreamTest {

  private static final List<String> ASKED =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-cp",
          System.getProperty("java.class.path"),
          Asked.class.getName());

  private final Path answer;

  StandardStreamTest(@TempDir Path directory) {
    this.answer = directory.resolve("answer");
  }

  @Test
  void pipesFilesAndNothingAreNoTerminals() throws Exception {
    var process =
        new ProcessBuilder(with(answer.toString()))
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(answer.resolveSibling("file").toFile())
            .redirectError(Redirect.PIPE)
            .start();
    assertThat(process.waitFor()).isZero();
    assertThat(answer).hasContent("IN no, OUT no, ERR no");
  }

  @Test
  void eachStreamIsAskedForItself() throws Exception {
    var script = Path.of("/usr/bin/script");
    assumeTrue(Files.isExecutable(script), "util-linux's script makes the terminal");
    var command =
        with(answer.toString()).stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    var process =
        new ProcessBuilder(
                script.toString(),
                "-qec",
                command + " 2>" + answer.resolveSibling("err"),
                "/dev/null")
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(answer).hasContent("IN yes, OUT yes, ERR no");
  }

  private static List<String> with(String argument) {
    return Stream.concat(ASKED.stream(), Stream.of(argument)).toList();
  }

  /** Writes into a file what it is told of its own streams. */
  static final class Asked {

    private Asked() {}

    public static void main(String... arguments) throws IOException {
      Files.writeString(
          Path.of(arguments[0]),
          Arrays.stream(StandardStream.values())
              .map(stream -> stream + (stream.isTerminal() ? " yes" : " no"))
              .collect(Collectors.joining(", ")));
    }
  }
}
