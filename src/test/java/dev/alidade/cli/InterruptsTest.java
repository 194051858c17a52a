package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterruptsTest {

  @Test
  void theFirstAsksToEndAndEveryFurtherOneEndsAtOnce() {
    var heard = new ArrayList<String>();
    try (var interrupts = new Interrupts(() -> heard.add("first"), () -> heard.add("second"))) {
      interrupts.interrupt();
      interrupts.interrupt();
      interrupts.interrupt();
    }

    assertThat(heard).isEqualTo(List.of("first", "second", "second"));
  }
}
