package dev.alidade.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SmallFileTest {

  @TempDir Path directory;

  @Test
  void aFileOfTheLimitIsReadAndALargerOneIsNot() throws Exception {
    var file = Files.writeString(directory.resolve("file"), "12345");
    assertThat(SmallFile.text(file, 5)).isEqualTo("12345");
    assertThatThrownBy(() -> SmallFile.text(file, 4))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("holds more than 4 bytes");
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    assertThatThrownBy(() -> SmallFile.text(directory.resolve("nothing"), 5))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void devicesAreReadWithinTheLimit() throws Exception {
    assertThat(SmallFile.bytes(Path.of("/dev/null"), 5)).isEmpty();
    assertThatThrownBy(() -> SmallFile.bytes(Path.of("/dev/zero"), 5))
        .hasMessageContaining("holds more than 5 bytes");
  }

  @Test
  void aPipeThatNobodyWritesIsGivenUp() throws Exception {
    var pipe = pipe();
    assertThatThrownBy(() -> SmallFile.bytes(pipe, 5, Duration.ofMillis(100)))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("is no regular file, and did not end within");
  }

  @Test
  void aPipeThatIsWrittenIsRead() throws Exception {
    var pipe = pipe();
    var writer = new ProcessBuilder("sh", "-c", "printf hello > " + pipe).start();
    assertThat(SmallFile.text(pipe, 5)).isEqualTo("hello");
    assertThat(writer.waitFor()).isZero();
  }

  private Path pipe() throws Exception {
    var pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    return pipe;
  }
}
