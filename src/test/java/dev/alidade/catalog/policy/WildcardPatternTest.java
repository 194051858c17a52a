package dev.alidade.catalog.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardPatternTest {

  @ParameterizedTest
  @CsvSource({
    "*, s3:GetObject, true",
    "s3:*, s3:GetObject, true",
    "S3:getobject, s3:GetObject, true",
    "s3:Get*, s3:GetObject, true",
    "s3:Get*t, s3:GetObject, true",
    "s3:Get*, s3:PutObject, false",
    "*:GetObject, s3:GetObject, true",
    "s3:GetObjec?, s3:GetObject, true",
    "s3:GetObject?, s3:GetObject, false",
    "s3?GetObject, s3:GetObject, true",
    "s3:GetObject, s3:GetObjectAcl, false",
    "s3:Get.*, s3:GetObject, false",
    "s3:**Object, s3:GetObject, true"
  })
  void actionsMatchWhateverTheirCase(String pattern, String action, boolean expected) {
    assertThat(WildcardPattern.ofAction(pattern).matches(action)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "*, arn:aws:iam::1:role/a, true",
    "arn:aws:iam::1:role/*, arn:aws:iam::1:role/team/a, true",
    "arn:aws:iam::1:role/a, arn:aws:iam::1:role/A, false",
    "arn:aws:iam::1:role/app-?, arn:aws:iam::1:role/app-, false",
    "arn:aws:iam::1:role/app-?, arn:aws:iam::1:role/app-1, true",
    "arn:aws:iam::1:role/app-?, arn:aws:iam::1:role/app-12, false",
    "arn:aws:iam::1:role/a.b, arn:aws:iam::1:role/axb, false",
    "arn:aws:iam::1:role/a+b, arn:aws:iam::1:role/aab, false",
    "arn:aws:iam::1:role/a+b, arn:aws:iam::1:role/a+b, true",
    "arn:aws:iam::1:role/(a, arn:aws:iam::1:role/(a, true",
    "arn:aws:iam::1:role/[ab], arn:aws:iam::1:role/a, false",
    "arn:aws:s3:::b/*/x, arn:aws:s3:::b/1/2/x, true",
    "arn:aws:iam::*:role/a, arn:aws:iam::1:role/a, true",
    "arn:aws:iam::*:role/a, arn:aws:iam::1:x:role/a, true",
    "arn:aws:sqs:*:jobs, arn:aws:sqs:eu-west-1:1:jobs, true",
    "arn:aws:sqs:eu-*1:1:jobs, arn:aws:sqs:eu-west-1:1:jobs, true",
    "arn:aws:sqs:eu-*1:jobs, arn:aws:sqs:eu-west-1:1:jobs, false",
    "arn:aws:sqs:eu-west-1?1:jobs, arn:aws:sqs:eu-west-1:1:jobs, false"
  })
  void resourcesMatchSegmentBySegment(String pattern, String arn, boolean expected) {
    assertThat(ofResource(pattern).matches(arn)).isEqualTo(expected);
  }

  @Test
  void aVariableNeverMatchesForSure() {
    var pattern = ofResource("arn:aws:iam::1:user/${aws:username}/*");

    assertThat(pattern.matches("arn:aws:iam::1:user/ada/x")).isFalse();
    assertThat(pattern.mayMatch("arn:aws:iam::1:user/ada/x")).isTrue();
    assertThat(pattern.mayMatch("arn:aws:iam::1:role/ada/x")).isFalse();
  }

  @Test
  void someVariablesAreCharacters() {
    var pattern = ofResource("a${*}b${?}c${$}d");

    assertThat(pattern.matches("a*b?c$d")).isTrue();
    assertThat(pattern.matches("axbxc$d")).isFalse();
  }

  @Test
  void inTheLanguageOf2008AVariableIsPlainText() {
    var pattern =
        WildcardPattern.ofResource(
            "arn:aws:iam::1:role/${aws:username}/${*}", PolicyLanguage.OF_2008);

    assertThat(pattern.hasVariables()).isFalse();
    assertThat(pattern.mayMatch("arn:aws:iam::1:role/ada/x")).isFalse();
    assertThat(pattern.matches("arn:aws:iam::1:role/${aws:username}/${x:y}")).isFalse();
    assertThat(pattern.matches("arn:aws:iam::1:role/${aws:username}/${x}")).isTrue();
  }

  @Test
  void aDollarAloneIsACharacter() {
    assertThat(ofResource("a$b${c").matches("a$b${c")).isTrue();
    assertThat(WildcardPattern.ofAction("a${b}").matches("a${b}")).isTrue();
  }

  @Test
  void aHostilePatternTakesNoTime() {
    var pattern = ofResource("a*".repeat(2_000) + "b");

    assertThat(pattern.matches("a".repeat(4_000))).isFalse();
  }

  @RepeatedTest(20)
  void theCompiledPatternSaysWhatALiteralReadingSays(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    int matches = 0;
    for (int i = 0; i < 2_000; i++) {
      var pattern = GeneratedText.text(random, "aB:.*?*?", 8);
      var text = GeneratedText.text(random, "abAB:.+", 8);
      boolean action = LiteralPattern.actionMatches(pattern, text);
      boolean resource = LiteralPattern.resourceMatches(pattern, text);

      assertThat(WildcardPattern.ofAction(pattern).matches(text))
          .as("action %s on %s", pattern, text)
          .isEqualTo(action);
      assertThat(ofResource(pattern).matches(text))
          .as("resource %s on %s", pattern, text)
          .isEqualTo(resource);
      matches += action ? 1 : 0;
    }
    assertThat(matches).isGreaterThan(50);
  }

  private static WildcardPattern ofResource(String text) {
    return WildcardPattern.ofResource(text, PolicyLanguage.OF_2012);
  }
}
