package dev.alidade.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.cli.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTextTest {

  private static final List<Answer> ANSWERS =
      List.of(
          Sample.foundVolumes(),
          Sample.found(Sample.hosts(Severity.LOW)),
          new Answer.Unanswered(Sample.hosts(Severity.CRITICAL), "Neo4j: no such function"),
          Sample.found(Sample.hosts(Severity.HIGH), "production"));

  @Test
  void whatWasFoundComesBeforeWhatWasNot() {
    Golden.check("answers/answers.txt", text(new Screen(100, false, true), 2));
  }

  @Test
  void coloursAreForTerminalsOnly() {
    assertThat(text(new Screen(100, false, true), 2)).doesNotContain("\u001b");
    assertThat(text(new Screen(100, true, true), 2))
        .contains("\u001b[1mVolumes without encryption\u001b[0m");
  }

  @Test
  void anAsciiTerminalGetsAscii() {
    assertThat(text(new Screen(80, false, false), 1)).matches("\\p{ASCII}*");
  }

  @Test
  void nothingAtAllIsSaidToo() {
    assertThat(
            new AnswersText(new Screen(80, false, true), 2)
                .lines(List.of(Sample.found(Sample.volumes()))))
        .containsExactly("One question found nothing", "  Volumes without encryption [volumes]");
  }

  private static String text(Screen screen, int mostRows) {
    return String.join("\n", new AnswersText(screen, mostRows).lines(ANSWERS)) + "\n";
  }
}
