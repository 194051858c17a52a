package dev.alidade.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

class DownloadsTest {

  private static final AwsService ECR = AwsService.named("ecr");
  private static final Access ACCESS =
      new Access("111122223333", "aws", "p", "eu-west-1", AnonymousCredentialsProvider.create());

  private final CallLedger ledger = new CallLedger(InstantSource.system());
  private final Limiter limiter = new Limiter(new Services(List.of()).rates(), Ticker.system());
  private final AwsClients clients = new AwsClients(AwsSettings.from(Map.of()), ledger, limiter);
  private final Deque<Integer> statuses = new ArrayDeque<>();
  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/layer",
        exchange -> {
          asked.incrementAndGet();
          var status = statuses.isEmpty() ? 200 : statuses.pop();
          var body = "0123456789".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    clients.close();
  }

  private byte[] fetch(int mostBytes) {
    var url =
        URI.create(
            "http://127.0.0.1:"
                + server.getAddress().getPort()
                + "/layer?X-Amz-Signature=CANARY-signature");
    return ACCESS.call(() -> clients.download(ECR, url, mostBytes, ACCESS, "eu-west-1"));
  }

  private SdkException refused(int mostBytes) {
    return catchThrowableOfType(SdkException.class, () -> fetch(mostBytes));
  }

  @Test
  void whatIsBehindTheAddressIsFetchedAndCounted() {
    assertThat(fetch(10)).asString(StandardCharsets.UTF_8).isEqualTo("0123456789");
    assertThat(ledger.snapshot())
        .singleElement()
        .satisfies(
            count -> {
              assertThat(count.service()).isEqualTo("ecr");
              assertThat(count.operation()).isEqualTo("Download");
              assertThat(count.calls()).isEqualTo(1);
            });
  }

  @Test
  void whatIsLargerThanAllowedIsAFailure() {
    assertThat(refused(9)).hasMessageContaining("more than 9 bytes");
  }

  @Test
  void aServerThatIsBusyIsAskedAgain() {
    statuses.addAll(List.of(503, 500));
    assertThat(fetch(10)).hasSize(10);
    assertThat(asked).hasValue(3);
    assertThat(ledger.calls()).isEqualTo(3);
  }

  @Test
  void anAddressThatHasExpiredIsAFailureWithItsPlace() {
    statuses.add(403);
    var failure = refused(10);
    assertThat(asked).hasValue(1);
    assertThat(Failures.siteOf(failure))
        .get()
        .extracting(CallSite::account)
        .isEqualTo("111122223333");
    assertThat(ledger.totals().errors()).isEqualTo(1);
  }

  @Test
  void noMessageHasTheAddress() {
    statuses.add(403);
    assertThat(refused(10)).hasMessageNotContaining("CANARY").hasMessageNotContaining("/layer");
    assertThat(refused(9)).hasMessageNotContaining("CANARY").hasMessageNotContaining("/layer");
    server.stop(0);
    var failure = refused(10);
    assertThat(Failures.outcomeOf(failure).toString()).doesNotContain("CANARY");
    assertThat(failure).hasStackTraceContaining("127.0.0.1").message().doesNotContain("CANARY");
  }

  @Test
  void onceTheSurveyIsStoppedNothingIsFetched() {
    clients.stopCalling();
    org.assertj.core.api.Assertions.assertThatExceptionOfType(SurveyInterruptedException.class)
        .isThrownBy(() -> fetch(10));
    assertThat(asked).hasValue(0);
  }
}
