package dev.alidade.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopbackTest {

  @TempDir Path etc;

  @ParameterizedTest
  @CsvSource({
    "bolt://localhost:7687, bolt://127.0.0.1:7687",
    "neo4j://LOCALHOST, neo4j://127.0.0.1",
    "bolt+ssc://localhost/?a=b, bolt+ssc://127.0.0.1/?a=b",
    "bolt://localhost.example.org:7687, bolt://localhost.example.org:7687",
    "bolt+s://localhost:7687, bolt+s://localhost:7687"
  })
  void withoutHostsLocalhostIsTheLoopbackAddress(String uri, String then) {
    assertThat(Loopback.in(uri, etc.resolve("hosts"))).isEqualTo(then);
  }

  @Test
  void withHostsTheSystemIsAsked() throws IOException {
    var hosts = Files.writeString(etc.resolve("hosts"), "127.0.0.2 localhost\n");

    assertThat(Loopback.in("bolt://localhost:7687", hosts)).isEqualTo("bolt://localhost:7687");
  }
}
