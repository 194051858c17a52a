package dev.alidade.cli.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alidade.cli.Golden;
import dev.alidade.cli.Reports;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class RunJsonTest {

  private static String json(dev.alidade.survey.RunReport report, int exitCode) throws IOException {
    var text = new StringWriter();
    RunJson.write(report, exitCode, text);
    return text.toString();
  }

  @Test
  void aReportHasItsSchemaAndEverythingElse() throws IOException {
    Golden.check("report-complete.json", json(Reports.complete(), 0));
  }

  @Test
  void everyTextIsAscii() throws IOException {
    assertThat(json(Reports.nobody(), 4)).matches("(?s)\\p{ASCII}*").contains("\\u00AB");
  }

  @Test
  void theTotalsAreTheSumsOfTheParts() throws IOException {
    var report = new ObjectMapper().readTree(json(Reports.mixed(), 3));

    long nodes = 0;
    long complete = 0;
    for (var account : report.get("accounts")) {
      nodes += account.get("nodesWritten").asLong();
      for (var module : account.get("modules")) {
        complete += module.get("outcomes").get("complete").asLong();
      }
    }
    assertThat(report.get("schema").asText()).isEqualTo("alidade.report/2");
    assertThat(report.get("totals").get("nodesWritten").asLong()).isEqualTo(nodes);
    assertThat(report.get("totals").get("outcomes").get("complete").asLong()).isEqualTo(complete);
  }
}
