package dev.alidade.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.cli.Reports;
import dev.alidade.cli.terminal.Style;
import dev.alidade.cli.terminal.Terminal;
import dev.alidade.cli.terminal.Terminal.Size;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressPainterTest {

  private final StringWriter err = new StringWriter();
  private final RunState state = new RunState(() -> Reports.START);

  private ProgressPainter painter(boolean live, boolean shown) {
    return ProgressPainter.start(
        state,
        live,
        () -> 5,
        () -> Reports.START,
        new Terminal(Style.PLAIN, Style.PLAIN, true, shown, () -> Size.USUAL),
        new PrintWriter(err));
  }

  @Test
  void closingDrawsTheLastStateAndNothingComesAfterIt() {
    state.planned(1);
    try (var painter = painter(true, false)) {
      painter.line("a warning");
    }

    assertThat(err.toString()).startsWith("a warning\n").contains("1 account").endsWith("\u001b[J");
  }

  @Test
  void withoutALiveTerminalThereAreNoEscapeSequences() {
    state.accountStarted("210987654321", "production", 2);
    painter(false, false).close();

    assertThat(err).hasToString("production (210987654321): started, 2 scopes\n");
  }

  @Test
  void closingTwiceDrawsOnce() {
    var painter = painter(true, false);
    painter.close();
    var once = err.toString();
    painter.close();

    assertThat(err).hasToString(once);
  }
}
