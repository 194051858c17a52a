package dev.alidade.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.cli.Golden;
import org.junit.jupiter.api.Test;

class AnswerCsvTest {

  @Test
  void aTableHasAllColumnsUnderTheNamesThatJsonHas() {
    Golden.check("answers/answer.csv", AnswerCsv.of(Sample.foundVolumes(), 500).replace("\r", ""));
  }

  @Test
  void linesEndAsRfc4180Says() {
    assertThat(AnswerCsv.of(Sample.found(Sample.hosts(Severity.HIGH), "a\nb"), 1))
        .isEqualTo("account,severity,host\r\n\"a\nb\",HIGH,host\r\n");
  }

  @Test
  void aNameThatLooksLikeAFormulaStaysAName() {
    var found = Sample.found(Sample.hosts(Severity.HIGH), "=HYPERLINK(\"http://x\")", "@a", "-1");

    assertThat(AnswerCsv.of(found, 500))
        .contains("\"'=HYPERLINK(\"\"http://x\"\")\",HIGH", "\r\n'@a,HIGH", "\r\n'-1,HIGH");
  }

  @Test
  void noMoreRowsAreWrittenThanWanted() {
    assertThat(AnswerCsv.of(Sample.found(Sample.hosts(Severity.HIGH), "a", "b"), 1).lines())
        .hasSize(2);
  }
}
