package dev.alidade.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArnTest {

  private static final String LETTERS = "abcXYZ019-_/*.@+=,é ";

  @Test
  void whatIsFormattedIsReadBackTheSame() {
    var random = new Random(20260101);
    for (int i = 0; i < 20_000; i++) {
      var arn =
          new Arn(
              text(random, LETTERS, 1, 8),
              text(random, LETTERS, 1, 8),
              text(random, LETTERS, 0, 8),
              text(random, LETTERS, 0, 12),
              text(random, LETTERS + ":", 1, 30));
      assertThat(Arn.parse(arn.toString())).isEqualTo(arn);
    }
  }

  @Test
  void anyTextIsReadOrRefusedButNeverBreaks() {
    var random = new Random(20260102);
    for (int i = 0; i < 20_000; i++) {
      var text = (random.nextBoolean() ? "arn:" : "") + text(random, "a1:/-\n é", 0, 20);
      Arn.tryParse(text).ifPresent(arn -> assertThat(arn).hasToString(text));
    }
  }

  @Test
  void theResourceKeepsItsColonsAndSlashes() {
    var arn = Arn.parse("arn:aws-cn:logs:cn-north-1:111122223333:log-group:/aws/x:*");
    assertThat(arn.partition()).isEqualTo("aws-cn");
    assertThat(arn.resource()).isEqualTo("log-group:/aws/x:*");
  }

  @Test
  void theResourceNameIsTheLastSegment() {
    assertThat(Arn.parse("arn:aws:iam::111122223333:role/team/reader").resourceName())
        .isEqualTo("reader");
    assertThat(Arn.parse("arn:aws:s3:::bucket").resourceName()).isEqualTo("bucket");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "arn",
        "arn:aws",
        "arn:aws:s3:::",
        "urn:aws:s3:::b",
        "arn::s3:::b",
        "arn:aws::::b"
      })
  void whatIsNoArnIsRefused(String text) {
    assertThat(Arn.tryParse(text)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> Arn.parse(text));
  }

  private static String text(Random random, String letters, int least, int most) {
    var text = new StringBuilder();
    int length = least + random.nextInt(most - least + 1);
    for (int i = 0; i < length; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }
}
