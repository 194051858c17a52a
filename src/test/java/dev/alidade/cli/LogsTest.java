package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class LogsTest {

  private final org.jboss.logging.Logger log =
      org.jboss.logging.Logger.getLogger("dev.alidade.LogsTest");

  @Test
  void whileItIsRedirectedEachEntryIsOneLineSomewhereElse() {
    var lines = new ArrayList<String>();
    var logs = new Logs();
    try (var redirected = logs.redirected(lines::add)) {
      log.warn("it rains", new IllegalStateException("cloud"));
    }
    log.warn("it still rains");

    assertThat(lines).isEqualTo(List.of("WARN it rains"));
  }

  @Test
  void theUsualHandlersComeBack() {
    var root = Logger.getLogger("");
    var before = root.getHandlers();
    new Logs().redirected(line -> {}).close();

    assertThat(root.getHandlers()).containsExactly(before);
  }
}
