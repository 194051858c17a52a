package dev.alidade.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.cli.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTableTest {

  @Test
  void aWideScreenShowsEverything() {
    Golden.check("answers/table-160.txt", text(new Screen(160, false, true)));
  }

  @Test
  void aNarrowScreenBreaksValues() {
    Golden.check("answers/table-60.txt", text(new Screen(60, false, true)));
  }

  @Test
  void aScreenWithoutUnicodeGetsAscii() {
    var text = text(new Screen(60, false, false));

    Golden.check("answers/table-ascii.txt", text);
    assertThat(text).matches("\\p{ASCII}*");
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 100, 160})
  void noLineIsWiderThanTheScreen(int width) {
    assertThat(AnswerTable.of(Sample.foundVolumes()).lines(new Screen(width, false, true)))
        .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(width));
  }

  @Test
  void coloursAreOnlyWhereTheyAreWanted() {
    var table = AnswerTable.of(Sample.found(Sample.hosts(Severity.HIGH), "production"));

    assertThat(table.lines(new Screen(80, true, true)).getLast())
        .isEqualTo("production  \u001b[31mHIGH\u001b[0m      host");
    assertThat(table.lines(new Screen(80, false, true)).getLast())
        .isEqualTo("production  HIGH      host");
  }

  @Test
  void detailsAreLeftToJson() {
    assertThat(text(new Screen(160, false, true))).doesNotContain("ARN").doesNotContain("arn:aws");
  }

  private static String text(Screen screen) {
    List<String> lines = AnswerTable.of(Sample.foundVolumes()).lines(screen);
    return String.join("\n", lines) + "\n";
  }
}
