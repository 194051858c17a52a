package dev.alidade.cli.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.cli.Golden;
import dev.alidade.cli.terminal.Style;
import dev.alidade.doctor.Diagnosis;
import dev.alidade.doctor.Diagnosis.Section;
import dev.alidade.doctor.Finding;
import dev.alidade.doctor.Finding.Concern;
import dev.alidade.doctor.Finding.Level;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorReportTest {

  private static final DoctorReport REPORT =
      new DoctorReport(
          new Diagnosis(
              List.of(
                  new Section(
                      "This machine",
                      List.of(
                          new Finding(
                              Concern.MACHINE,
                              "open files",
                              Level.WARN,
                              "512 allowed; a run over many accounts has up to 812",
                              "raise the limit before a large run: ulimit -n 812"),
                          new Finding(
                              Concern.MACHINE,
                              "clock",
                              Level.OK,
                              "as AWS's, to the second",
                              null))),
                  new Section(
                      "Account production 210987654321",
                      List.of(
                          new Finding(
                              Concern.ACCOUNT,
                              "us-east-1",
                              Level.FAIL,
                              "denied ec2:DescribeVpcs; AWS says: denied by a service control"
                                  + " policy (SCP) of the organisation: ec2:DescribeVpcs in account"
                                  + " 210987654321, us-east-1: UnauthorizedOperation",
                              "let the organisation change its service control policy")))),
              1));

  @Test
  void itReadsAsAListWithMarksAndWhatToDo() {
    var text = REPORT.text(new Style(false, true), 80);

    Golden.check("doctor.txt", text);
    assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }

  @Test
  void marksAreWordsWhereTheEncodingHasNoOthers() {
    assertThat(REPORT.text(Style.PLAIN, 80))
        .contains("  warn open files  512", "  ok   clock ", "  fail us-east-1  denied");
  }

  @Test
  void colouredItReadsTheSame() {
    var coloured = REPORT.text(new Style(true, true), 80);

    assertThat(coloured).contains("\u001b[31m");
    assertThat(coloured.replaceAll("\u001b\\[[0-9]+m", ""))
        .isEqualTo(REPORT.text(new Style(false, true), 80));
  }

  @Test
  void theJsonHasEveryFinding() throws IOException {
    var json = new StringWriter();
    REPORT.json(3, json);

    Golden.check("doctor.json", json.toString());
  }
}
