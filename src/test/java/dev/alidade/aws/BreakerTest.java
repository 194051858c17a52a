package dev.alidade.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class BreakerTest {

  private final FakeTicker ticker = new FakeTicker();
  private final Breaker breaker = new Breaker(ticker);
  private final CallSite site = new CallSite("111122223333", "me-south-1", "ec2", "DescribeVpcs");

  @Test
  void theDoorClosesAfterTheSixthFailureInARow() {
    long sent = sentLongAgo();
    for (int i = 1; i < Breaker.FAILURES_TO_CLOSE_DOOR; i++) {
      breaker.unreachable(site, sent);
      passes();
    }
    breaker.unreachable(site, sent);
    isRefused();
  }

  @Test
  void manyConnectionsThatBreakInOneMomentCloseNoDoor() {
    for (int i = 0; i < 500; i++) {
      breaker.unreachable(site, breaker.pass(site));
    }
    passes();
    ticker.pass(Breaker.SILENCE_TO_CLOSE_DOOR);
    breaker.unreachable(site, ticker.nanos());
    isRefused();
  }

  @Test
  void silenceBeginsWithTheLastAnswer() {
    long sent = sentLongAgo();
    breaker.answered(site);
    for (int i = 0; i < 500; i++) {
      breaker.unreachable(site, sent);
    }
    passes();
  }

  @Test
  void anAnswerInBetweenBeginsTheCountAnew() {
    long sent = sentLongAgo();
    for (int i = 0; i < 20; i++) {
      breaker.unreachable(site, sent);
      if (i % 3 == 0) {
        breaker.answered(site);
      }
    }
    passes();
  }

  @Test
  void afterThePauseOneMayTryAndTheOthersWait() {
    close();
    ticker.pass(Breaker.FIRST_PAUSE.minusNanos(1));
    isRefused();
    ticker.pass(Duration.ofNanos(1));
    passes();
    isRefused();
  }

  @Test
  void anAnswerOpensTheDoorForAll() {
    close();
    ticker.pass(Breaker.FIRST_PAUSE);
    passes();
    breaker.answered(site);
    passes();
    passes();
  }

  @Test
  void eachTryInVainDoublesThePauseUpToFiveMinutes() {
    close();
    var pause = Breaker.FIRST_PAUSE;
    for (int i = 0; i < 10; i++) {
      ticker.pass(pause.minusNanos(1));
      isRefused();
      ticker.pass(Duration.ofNanos(1));
      passes();
      breaker.unreachable(site, ticker.nanos());
      var doubled = pause.multipliedBy(2);
      pause = doubled.compareTo(Breaker.LONGEST_PAUSE) > 0 ? Breaker.LONGEST_PAUSE : doubled;
    }
  }

  @Test
  void attemptsThatWereOnTheirWayDoNotLengthenThePause() {
    close();
    ticker.pass(Duration.ofSeconds(20));
    breaker.unreachable(site, ticker.nanos());
    breaker.unreachable(site, ticker.nanos());
    ticker.pass(Duration.ofSeconds(10));
    passes();
  }

  @Test
  void anotherRegionServiceOrAccountHasItsOwnDoor() {
    close();
    assertThatCode(
            () -> {
              breaker.pass(new CallSite("111122223333", "eu-west-1", "ec2", "DescribeVpcs"));
              breaker.pass(new CallSite("111122223333", "me-south-1", "iam", "ListRoles"));
              breaker.pass(new CallSite("444455556666", "me-south-1", "ec2", "DescribeVpcs"));
            })
        .doesNotThrowAnyException();
  }

  @Test
  void ofAnAccountThatIsDoneWithNoDoorIsKept() {
    breaker.pass(site);
    breaker.pass(new CallSite("444455556666", "me-south-1", "ec2", "DescribeVpcs"));
    breaker.forget(site.account());
    assertThat(breaker.doors()).isEqualTo(1);
  }

  private void close() {
    long sent = sentLongAgo();
    for (int i = 0; i < Breaker.FAILURES_TO_CLOSE_DOOR; i++) {
      breaker.unreachable(site, sent);
    }
    isRefused();
  }

  private long sentLongAgo() {
    long sent = breaker.pass(site);
    ticker.pass(Breaker.SILENCE_TO_CLOSE_DOOR);
    return sent;
  }

  private void passes() {
    assertThatCode(() -> breaker.pass(site)).doesNotThrowAnyException();
  }

  private void isRefused() {
    assertThatExceptionOfType(SdkClientException.class)
        .isThrownBy(() -> breaker.pass(site))
        .matches(DoorClosedException::isCauseOf);
  }
}
