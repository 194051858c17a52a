package dev.alidade.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.doctor.Diagnosis.Section;
import dev.alidade.doctor.Diagnosis.Verdict;
import dev.alidade.doctor.Finding.Concern;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DiagnosisTest {

  @Test
  void whatWouldStopARunFirstDecides() {
    assertThat(verdict(1)).isEqualTo(Verdict.WORKS);
    assertThat(verdict(1, Concern.ACCOUNT)).isEqualTo(Verdict.PARTIAL);
    assertThat(verdict(1, Concern.MACHINE)).isEqualTo(Verdict.PARTIAL);
    assertThat(verdict(0, Concern.ACCOUNT)).isEqualTo(Verdict.NO_ACCOUNT);
    assertThat(verdict(0, Concern.ACCOUNT, Concern.DATABASE)).isEqualTo(Verdict.NO_DATABASE);
    assertThat(verdict(0, Concern.DATABASE, Concern.CONFIGURATION))
        .isEqualTo(Verdict.CONFIGURATION);
  }

  @Test
  void aWarningDoesNotStopARun() {
    var findings = List.of(Finding.warn(Concern.DATABASE, "server", "slow", null));
    assertThat(new Diagnosis(List.of(new Section("Neo4j", findings)), 1).verdict())
        .isEqualTo(Verdict.WORKS);
  }

  private static Verdict verdict(int usable, Concern... failed) {
    var findings = Stream.of(failed).map(c -> Finding.fail(c, "x", "y", null)).toList();
    return new Diagnosis(List.of(new Section("all", findings)), usable).verdict();
  }
}
