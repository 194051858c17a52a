package dev.alidade.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

@Timeout(20)
class InFlightTest {

  private static final int AT_ONCE = 3;

  private final InFlight inFlight = new InFlight(AT_ONCE);

  @Test
  void noMoreAreOnTheirWayThanTheBoundHoweverManyWantToBe() throws Exception {
    var now = new AtomicInteger();
    var most = new AtomicInteger();
    var full = new CountDownLatch(AT_ONCE);
    var http =
        inFlight.bounding(
            answering(
                () -> {
                  most.accumulateAndGet(now.incrementAndGet(), Math::max);
                  full.countDown();
                  return new ByteArrayInputStream(new byte[1]) {
                    @Override
                    public void close() {
                      now.decrementAndGet();
                    }
                  };
                }));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int n = 0; n < 50; n++) {
        threads.submit(
            () -> {
              try (var body = call(http)) {
                assertThat(full.await(10, TimeUnit.SECONDS)).isTrue();
                return body.read();
              }
            });
      }
    }
    assertThat(most).hasValue(AT_ONCE);
    assertThat(inFlight.free()).isEqualTo(AT_ONCE);
  }

  @Test
  void aPlaceIsHeldUntilTheAnswerIsRead() throws IOException {
    var http = inFlight.bounding(answering(() -> InputStream.nullInputStream()));
    var body = call(http);
    assertThat(inFlight.free()).isEqualTo(AT_ONCE - 1);
    body.close();
    body.close();
    assertThat(inFlight.free()).isEqualTo(AT_ONCE);
  }

  @Test
  void aCallThatFailsHoldsNoPlace() {
    var http =
        inFlight.bounding(
            answering(
                () -> {
                  throw new UncheckedIOException(new IOException("reset"));
                }));
    assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> call(http));
    assertThat(inFlight.free()).isEqualTo(AT_ONCE);
  }

  @Test
  void anAnswerThatNobodyClosesIsGivenUpWithItsCall() throws IOException {
    var http = inFlight.bounding(answering(() -> InputStream.nullInputStream()));
    var body = call(http);
    inFlight.ended();
    assertThat(inFlight.free()).isEqualTo(AT_ONCE);
    body.close();
    assertThat(inFlight.free()).isEqualTo(AT_ONCE);
  }

  @Test
  void whoWaitsWhenTheSurveyIsStoppedSendsNothing() throws Exception {
    var sent = new AtomicInteger();
    var http =
        inFlight.bounding(
            answering(
                () -> {
                  sent.incrementAndGet();
                  return InputStream.nullInputStream();
                }));
    inFlight.stop();
    assertThatExceptionOfType(SurveyInterruptedException.class).isThrownBy(() -> call(http));
    assertThat(sent).hasValue(0);
    assertThat(inFlight.free()).isEqualTo(AT_ONCE);
  }

  private static InputStream call(SdkHttpClient http) throws IOException {
    var request =
        HttpExecuteRequest.builder()
            .request(
                SdkHttpRequest.builder()
                    .method(SdkHttpMethod.GET)
                    .protocol("http")
                    .host("aws")
                    .build())
            .build();
    return http.prepareRequest(request).call().responseBody().orElseThrow();
  }

  private static SdkHttpClient answering(Supplier<InputStream> answers) {
    return new SdkHttpClient() {
      @Override
      public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
          @Override
          public HttpExecuteResponse call() {
            return HttpExecuteResponse.builder()
                .response(SdkHttpFullResponse.builder().statusCode(200).build())
                .responseBody(AbortableInputStream.create(answers.get()))
                .build();
          }

          @Override
          public void abort() {}
        };
      }

      @Override
      public void close() {}
    };
  }
}
