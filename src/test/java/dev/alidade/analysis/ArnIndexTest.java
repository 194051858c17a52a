package dev.alidade.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.catalog.policy.PolicyLanguage;
import dev.alidade.catalog.policy.WildcardPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index finds what looking at every ARN would find. */
class ArnIndexTest {

  private static final List<String> ARNS =
      IntStream.range(0, 2_000)
          .mapToObj(
              i ->
                  "arn:aws:dynamodb:%s:111111111111:table/app-%d/ü%d"
                      .formatted(List.of("eu-west-1", "us-east-1").get(i % 2), i % 300, i))
          .toList();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "arn:aws:dynamodb:*:*:table/*",
        "arn:aws:dynamodb:eu-west-1:111111111111:table/app-17/*",
        "arn:aws:dynamodb:*:111111111111:table/app-17/*",
        "arn:aws:dynamodb:*:*:table/app-2?/*",
        "*table/*/ü1?",
        "arn:aws:dynamodb:eu-west-1:111111111111:table/app-0/ü0",
        "arn:aws:dynamodb:${aws:RequestedRegion}:111111111111:table/app-1/*",
        "*/*7",
        "???:*",
        "arn:aws:s3:::*",
        ""
      })
  void itFindsWhatLookingAtEachWouldFind(String pattern) {
    var index = new ArnIndex(ARNS);
    var compiled = WildcardPattern.ofResource(pattern, PolicyLanguage.OF_2012);

    var found =
        index.matching(pattern, PolicyLanguage.OF_2012).stream().mapToObj(index::arn).toList();

    assertThat(found)
        .containsExactlyElementsOf(ARNS.stream().filter(compiled::mayMatch).sorted().toList());
  }

  @Test
  void itFindsTheSameForGeneratedPatterns() {
    var random = new Random(5);
    var index = new ArnIndex(ARNS);
    int some = 0;
    for (int i = 0; i < 500; i++) {
      var pattern = weakened(ARNS.get(random.nextInt(ARNS.size())), random);
      var compiled = WildcardPattern.ofResource(pattern, PolicyLanguage.OF_2012);
      var expected = new ArrayList<Integer>();
      for (int at = 0; at < index.size(); at++) {
        if (compiled.mayMatch(index.arn(at))) {
          expected.add(at);
        }
      }
      assertThat(index.matching(pattern, PolicyLanguage.OF_2012).stream().boxed().toList())
          .as(pattern)
          .isEqualTo(expected);
      some += expected.size() > 1 && expected.size() < ARNS.size() ? 1 : 0;
    }
    assertThat(some).isGreaterThan(15);
  }

  /** An ARN in which a few pieces have become wildcards. */
  private static String weakened(String arn, Random random) {
    var pattern = arn;
    for (int i = 0; i <= random.nextInt(3); i++) {
      int from = random.nextInt(pattern.length());
      int to = Math.min(pattern.length(), from + random.nextInt(12));
      pattern =
          pattern.substring(0, from) + (random.nextInt(3) == 0 ? "?" : "*") + pattern.substring(to);
    }
    return pattern;
  }
}
