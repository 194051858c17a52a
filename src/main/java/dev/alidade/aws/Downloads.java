package dev.alidade.aws;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * Fetches what AWS has given an address for, such as a layer of an image: no client of the SDK does
 * that. The limits, the ledger, the bound on calls in flight, proxy, certificates and retries are
 * those of calls. The address is a secret, as it lets anybody read: no message has more of it than
 * the host.
 */
final class Downloads {

  private final Limiter limiter;
  private final CallLedger ledger;
  private final Ticker ticker;

  Downloads(Limiter limiter, CallLedger ledger, Ticker ticker) {
    this.limiter = limiter;
    this.ledger = ledger;
    this.ticker = ticker;
  }

  /**
   * Fetches all of it.
   *
   * @param mostBytes what is larger is not read to its end
   * @throws SdkException if it cannot be had, or is too large; with the {@link CallSite}
   * @throws SurveyInterruptedException when the survey was stopped
   */
  byte[] fetch(URI url, int mostBytes, CallSite site, SdkHttpClient http, RetryStrategy retries) {
    try {
      var token =
          retries
              .acquireInitialToken(AcquireInitialTokenRequest.create(site.service() + " download"))
              .token();
      while (true) {
        waitFor(site);
        ledger.sent(site);
        try {
          var bytes = attempt(url, mostBytes, http);
          retries.recordSuccess(RecordSuccessRequest.create(token));
          ledger.ended(site);
          return bytes;
        } catch (SdkException e) {
          if (Failures.isThrottling(e)) {
            ledger.throttled(site);
            limiter.throttled(site);
          }
          try {
            var again =
                retries.refreshRetryToken(
                    RefreshRetryTokenRequest.builder().token(token).failure(e).build());
            token = again.token();
            pause(again.delay());
          } catch (TokenAcquisitionFailedException last) {
            throw e;
          }
        }
      }
    } catch (SdkException e) {
      ledger.failed(site);
      e.addSuppressed(site);
      throw e;
    }
  }

  private void waitFor(CallSite site) {
    var waited = limiter.acquire(site);
    if (!waited.isZero()) {
      ledger.waited(site, waited);
    }
  }

  private void pause(Duration delay) {
    try {
      ticker.sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SurveyInterruptedException("Interrupted before a download was tried again.");
    }
  }

  private static byte[] attempt(URI url, int mostBytes, SdkHttpClient http) {
    var request =
        HttpExecuteRequest.builder()
            .request(SdkHttpFullRequest.builder().uri(url).method(SdkHttpMethod.GET).build())
            .build();
    try {
      var answer = http.prepareRequest(request).call();
      var status = answer.httpResponse().statusCode();
      try (var body = answer.responseBody().map(InputStream.class::cast).orElse(nothing())) {
        if (!answer.httpResponse().isSuccessful()) {
          throw SdkServiceException.builder()
              .statusCode(status)
              .message("%s answered with status %d".formatted(url.getHost(), status))
              .build();
        }
        var bytes = body.readNBytes(mostBytes + 1);
        if (bytes.length > mostBytes) {
          throw SdkClientException.create(
              "what %s sends has more than %,d bytes".formatted(url.getHost(), mostBytes));
        }
        return bytes;
      }
    } catch (IOException e) {
      // Without its message, which may have the whole address.
      throw SdkClientException.create(
          "%s could not be read: %s".formatted(url.getHost(), e.getClass().getSimpleName()),
          new IOException(e.getClass().getSimpleName()));
    }
  }

  private static InputStream nothing() {
    return InputStream.nullInputStream();
  }
}
