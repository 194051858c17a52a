package dev.alidade.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineBreaksTest {

  @Test
  void whatFitsStaysOnOneLine() {
    assertThat(LineBreaks.of("eight ch", 8, 3, "…")).containsExactly("eight ch");
    assertThat(LineBreaks.of("", 8, 3, "…")).containsExactly("");
  }

  @Test
  void linesBreakAtSpaces() {
    assertThat(LineBreaks.of("instance profile web", 10, 3, "…"))
        .containsExactly("instance", "profile", "web");
  }

  @Test
  void wordsBreakBehindTheMarksOfArns() {
    assertThat(LineBreaks.of("arn:aws:iam::210987654321:role/web", 20, 3, "…"))
        .containsExactly("arn:aws:iam::", "210987654321:role/", "web");
  }

  @Test
  void wordsWithoutMarksBreakAnywhere() {
    assertThat(LineBreaks.of("abcdefghij", 4, 3, "…")).containsExactly("abcd", "efgh", "ij");
  }

  @Test
  void whatIsTooLongIsCut() {
    assertThat(LineBreaks.of("abcdefghijklm", 4, 3, "…")).containsExactly("abcd", "efgh", "ijk…");
  }

  @Test
  void wideCharactersTakeTwoColumns() {
    assertThat(LineBreaks.of("東京大阪", 5, 3, "…")).containsExactly("東京", "大阪");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 40})
  void noLineIsWiderThanAllowed(int width) {
    var text = "a/b c::d-e_f ghijklmnopqrstuvwxyz 東 e\u0301 arn:aws:iam::1:role/x";

    assertThat(LineBreaks.of(text, width, 5, "…"))
        .allSatisfy(
            line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(Math.max(2, width)));
  }
}
