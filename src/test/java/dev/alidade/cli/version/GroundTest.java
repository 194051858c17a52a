package dev.alidade.cli.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroundTest {

  private static final Path NOWHERE = Path.of("/nonexistent");

  private static final Map<String, String> MACHINE =
      Map.of(
          "java.version", "25.0.3",
          "java.vm.name", "OpenJDK 64-Bit Server VM",
          "java.runtime.version", "25.0.3+9",
          "os.name", "Linux",
          "os.version", "6.18",
          "os.arch", "amd64");

  @Test
  void anExecutableNamesTheGraalVmThatMadeIt() {
    var ground =
        ground(
            Map.of(
                "org.graalvm.nativeimage.imagecode", "runtime",
                "java.vendor.version", "GraalVM CE 25.0.2+10.1"));

    assertThat(ground.executable()).isTrue();
    assertThat(ground.java()).isEqualTo("GraalVM CE 25.0.2+10.1");
  }

  @Test
  void aJvmNamesItsVendorsVersionOrItself() {
    assertThat(ground(Map.of("java.vendor.version", "Temurin-25.0.3+9")).java())
        .isEqualTo("Temurin-25.0.3+9");
    assertThat(ground(Map.of()).java()).isEqualTo("OpenJDK 64-Bit Server VM 25.0.3+9");
  }

  @Test
  void aJvmIsNotAskedForItsCLibrary() {
    var ground = Ground.ofProcess();

    assertThat(ground.executable()).isFalse();
    assertThat(ground.libc()).isEmpty();
    assertThat(ground.release()).isEqualTo(System.getProperty("java.version"));
    assertThat(ground.architecture()).isEqualTo(System.getProperty("os.arch"));
  }

  private static Ground ground(Map<String, String> more) {
    var properties = new HashMap<>(MACHINE);
    properties.putAll(more);
    return Ground.of(properties::get, NOWHERE);
  }
}
