package dev.alidade.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The {@code terraform} of this machine; where there is none, a test that needs it is skipped. */
final class Terraforming {

  private final Path command;

  private Terraforming(Path command) {
    this.command = command;
  }

  static Terraforming found() {
    var command =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(directory -> Path.of(directory, "terraform"))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(command.isPresent(), "terraform is not on this machine");
    return new Terraforming(command.orElseThrow());
  }

  /** What it prints on stdout; the test fails where it does. */
  String run(Path directory, String... arguments) throws IOException, InterruptedException {
    var line = new ArrayList<>(List.of(command.toString()));
    line.addAll(List.of(arguments));
    var errors = Files.createTempFile(directory, "terraform", ".err");
    var builder = new ProcessBuilder(line).directory(directory.toFile());
    builder.redirectError(errors.toFile());
    builder.environment().put("CHECKPOINT_DISABLE", "true");
    var process = builder.start();
    process.getOutputStream().close();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out + Files.readString(errors)).isZero();
    return out;
  }
}
