package dev.alidade.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.aws.Answered;
import dev.alidade.aws.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapsTest {

  private static final Object KEY = "KEY";
  private static final Object USE = "USE";
  private static final Outcome DENIED =
      new Outcome.Denied(
          "iam:GetAccessKeyLastUsed", Outcome.Denied.Cause.NOT_ALLOWED, "no policy allows it");
  private static final Outcome THROTTLED = new Outcome.Failed("throttled");

  private final Gaps gaps = new Gaps();

  @Test
  void withoutGapsAScopeIsCompleteAndProvesEverything() {
    assertThat(gaps.outcome()).isEqualTo(new Outcome.Complete());
    assertThat(gaps.answered()).isEqualTo(Answered.ALL);
  }

  @Test
  void aKindOfGapIsOneLineWithItsCountAndTenNames() {
    for (var i = 1; i <= 100_000; i++) {
      gaps.detail("AKIA" + i, THROTTLED, List.of(USE));
    }
    assertThat(gaps.outcome())
        .isEqualTo(
            new Outcome.Partial(
                List.of(
                    "throttled (100000 items: AKIA1, AKIA2, AKIA3, AKIA4, AKIA5, AKIA6, AKIA7,"
                        + " AKIA8, AKIA9, AKIA10 and 99990 more)")));
  }

  @Test
  void fewItemsAreAllNamed() {
    gaps.detail("AKIA1", THROTTLED, List.of(USE));
    assertThat(gaps.outcome()).isEqualTo(new Outcome.Partial(List.of("throttled (1 item: AKIA1)")));
    gaps.detail("AKIA2", THROTTLED, List.of(USE));
    gaps.detail("AKIA3", THROTTLED, List.of(USE));
    assertThat(gaps.outcome())
        .isEqualTo(new Outcome.Partial(List.of("throttled (3 items: AKIA1, AKIA2, AKIA3)")));
  }

  @Test
  void whatFeedsOtherTypesOrFailedOtherwiseIsAnotherKind() {
    gaps.detail("ada", THROTTLED, List.of(KEY));
    gaps.detail("AKIA1", THROTTLED, List.of(USE));
    gaps.detail("AKIA2", DENIED, List.of(USE));
    assertThat(gaps.outcome())
        .isEqualTo(
            new Outcome.Partial(
                List.of(
                    "throttled (1 item: ada)",
                    "throttled (1 item: AKIA1)",
                    "no policy allows it (1 item: AKIA2)")));
  }

  @Test
  void whereOnlyPermissionsAreMissingTheScopeIsDenied() {
    gaps.detail("AKIA1", DENIED, List.of(USE));
    gaps.detail("AKIA2", DENIED, List.of(USE));
    gaps.detail(
        "ada",
        new Outcome.Denied("iam:ListAccessKeys", Outcome.Denied.Cause.ORGANISATION, ""),
        List.of(KEY));
    assertThat(gaps.outcome())
        .isEqualTo(
            new Outcome.Denied(
                "iam:GetAccessKeyLastUsed",
                Outcome.Denied.Cause.NOT_ALLOWED,
                "no policy allows it (2 items: AKIA1, AKIA2); iam:ListAccessKeys (1 item: ada)"));
  }

  @Test
  void aDenialAmongOtherFailuresIsPartial() {
    gaps.detail("AKIA1", DENIED, List.of(USE));
    gaps.detail("AKIA2", THROTTLED, List.of(USE));
    assertThat(gaps.outcome()).isInstanceOf(Outcome.Partial.class);
  }

  @Test
  void aDenialBesideItemsWithoutAnIdIsPartial() {
    gaps.detail("AKIA1", DENIED, List.of(USE));
    gaps.withoutId("AWSUser");
    assertThat(gaps.outcome())
        .isEqualTo(
            new Outcome.Partial(
                List.of(
                    "no policy allows it (1 item: AKIA1)",
                    "AWS returned 1 item of AWSUser without what an id is made of; it is not"
                        + " charted")));
  }

  @Test
  void itemsWithoutAnIdArePartialAndTheListStillSaysWhatThereIs() {
    gaps.withoutId("AWSUser");
    gaps.withoutId("AWSUser");
    assertThat(gaps.outcome())
        .isEqualTo(
            new Outcome.Partial(
                List.of(
                    "AWS returned 2 items of AWSUser without what an id is made of; they are not"
                        + " charted")));
    assertThat(gaps.answered()).isEqualTo(Answered.ALL);
  }

  @Test
  void whatADetailFeedsIsNotKnownAndTheRestIs() {
    gaps.detail("AKIA1", THROTTLED, List.of(USE));
    assertThat(gaps.answered().inFull(USE)).isFalse();
    assertThat(gaps.answered().inFull(KEY)).isTrue();
  }

  @Test
  void whereNobodySaysWhatADetailFeedsNothingIsProven() {
    gaps.detail("AKIA1", THROTTLED, List.of(USE));
    gaps.detail("role", new Outcome.Failed("not JSON"), List.of());
    assertThat(gaps.answered()).isEqualTo(Answered.NOTHING);
  }
}
