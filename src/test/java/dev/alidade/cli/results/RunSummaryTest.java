package dev.alidade.cli.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.cli.Golden;
import dev.alidade.cli.Reports;
import dev.alidade.cli.terminal.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunSummaryTest {

  private static final Style UNICODE = new Style(false, true);

  @Test
  void aCompleteRunIsShort() {
    Golden.check("summary-complete.txt", new RunSummary(UNICODE, 80).of(Reports.complete()));
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 120})
  void everyOutcomeIsThereWithItsReasons(int width) {
    var text = new RunSummary(UNICODE, width).of(Reports.mixed());

    Golden.check("summary-mixed-" + width + ".txt", text);
    assertThat(text.lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
  }

  @Test
  void colouredItReadsTheSame() {
    var coloured = new RunSummary(new Style(true, true), 80).of(Reports.mixed());

    assertThat(coloured).contains("\u001b[31m");
    assertThat(coloured.replaceAll("\u001b\\[[0-9]+m", ""))
        .isEqualTo(new RunSummary(UNICODE, 80).of(Reports.mixed()));
  }

  @Test
  void manyAccountsListOnlyWhatIsNotComplete() {
    Golden.check("summary-many.txt", new RunSummary(UNICODE, 80).of(Reports.manyAccounts()));
  }

  @Test
  void whenNobodysCredentialsWorkTheAdviceIsThere() {
    Golden.check("summary-nobody.txt", new RunSummary(UNICODE, 80).of(Reports.nobody()));
  }

  @Test
  void anInterruptedRunSaysSo() {
    Golden.check("summary-interrupted.txt", new RunSummary(UNICODE, 80).of(Reports.interrupted()));
  }
}
