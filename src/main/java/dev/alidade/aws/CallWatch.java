package dev.alidade.aws;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * Stands at one client's door, whoever's call it is: each attempt of a call passes the limiter and
 * the breaker and is counted. Attempts are seen where the SDK sends them, their failures where it
 * decides whether to try again; so every throttled attempt counts, not only the last.
 */
final class CallWatch implements ExecutionInterceptor {

  private final Supplier<String> account;
  private final String region;
  private final AwsService service;
  private final Limiter limiter;
  private final Breaker breaker;
  private final CallLedger ledger;
  private final InFlight inFlight;
  private final AtomicBoolean stopped;
  private final String basePath;

  // The SDK runs a synchronous call in the caller's thread, but tells the retry strategy nothing of
  // the call; this is the thread between the two.
  // Not static: for a call's credentials, another client may be called in the same thread.
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable Running> running = new ThreadLocal<>();

  /**
   * A watch.
   *
   * @param account whose call it is that a thread begins
   */
  CallWatch(
      Supplier<String> account,
      String region,
      AwsService service,
      Limiter limiter,
      Breaker breaker,
      CallLedger ledger,
      InFlight inFlight,
      AtomicBoolean stopped,
      String basePath) {
    this.account = account;
    this.region = region;
    this.service = service;
    this.limiter = limiter;
    this.breaker = breaker;
    this.ledger = ledger;
    this.inFlight = inFlight;
    this.stopped = stopped;
    this.basePath = basePath;
  }

  private static final class Running {
    private final CallSite site;
    private int attempts;
    private long passedAt;

    private Running(CallSite site) {
      this.site = site;
    }
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    var operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    var site = new CallSite(account.get(), region, service, operation == null ? "?" : operation);
    // The first attempt waits here and not in beforeTransmission: there the request is signed
    // already, and a signature grows old.
    enter(site);
    running.set(new Running(site));
  }

  /**
   * Puts the path of an endpoint of one's own before the request's; the SDK drops it for some
   * services.
   */
  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    var request = context.httpRequest();
    return basePath.isEmpty() || request.encodedPath().startsWith(basePath)
        ? request
        : request.copy(changed -> changed.encodedPath(basePath + request.encodedPath()));
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    var call = running.get();
    if (call == null) {
      return;
    }
    if (call.attempts > 0) {
      enter(call.site);
    }
    call.passedAt = breaker.pass(call.site);
    call.attempts++;
    ledger.sent(call.site);
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    var call = running.get();
    if (call != null) {
      ledger.ended(call.site);
    }
    running.remove();
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    var call = running.get();
    if (call != null) {
      ledger.failed(call.site);
      context.exception().addSuppressed(call.site);
      inFlight.ended();
    }
    running.remove();
  }

  private void enter(CallSite site) {
    if (stopped.get()) {
      throw new SurveyInterruptedException("The survey was stopped; no new calls to AWS.");
    }
    var waited = limiter.acquire(site, Access.listening());
    if (!waited.isZero()) {
      ledger.waited(site, waited);
    }
  }

  private void attemptSucceeded() {
    var call = running.get();
    if (call != null) {
      breaker.answered(call.site);
    }
  }

  private void attemptFailed(Throwable failure) {
    // Not while the SDK waits to try again.
    inFlight.ended();
    var call = running.get();
    if (call == null || DoorClosedException.isCauseOf(failure)) {
      return;
    }
    if (failure instanceof SdkServiceException) {
      breaker.answered(call.site);
    } else if (Failures.isConnectionFailure(failure)) {
      breaker.unreachable(call.site, call.passedAt);
    }
    if (failure instanceof SdkException e && Failures.isThrottling(e)) {
      ledger.throttled(call.site);
      limiter.throttled(call.site);
    }
  }

  /**
   * The SDK's strategy itself, with an ear at it.
   *
   * @param attempts how often it may be tried what was not throttled; the strategy may allow more
   */
  RetryStrategy listeningTo(RetryStrategy strategy, int attempts) {
    return new Listening(strategy, attempts);
  }

  private boolean isTired(Throwable failure, int attempts) {
    var call = running.get();
    return call != null
        && call.attempts >= attempts
        && !(failure instanceof SdkException e && Failures.isThrottling(e));
  }

  private final class Listening implements RetryStrategy {
    private final RetryStrategy strategy;
    private final int attempts;

    private Listening(RetryStrategy strategy, int attempts) {
      this.strategy = strategy;
      this.attempts = attempts;
    }

    @Override
    public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
      // The SDK counts failures by this scope, and tries less often again after many of them; one
      // account's are none of another's.
      // https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
      return strategy.acquireInitialToken(
          AcquireInitialTokenRequest.create(request.scope() + " " + account.get()));
    }

    @Override
    public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
      attemptFailed(request.failure());
      if (isTired(request.failure(), attempts)) {
        throw new TokenAcquisitionFailedException(
            "Tried often enough.", request.token(), request.failure());
      }
      return strategy.refreshRetryToken(request);
    }

    @Override
    public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
      attemptSucceeded();
      return strategy.recordSuccess(request);
    }

    @Override
    public int maxAttempts() {
      return strategy.maxAttempts();
    }

    @Override
    public boolean useClientDefaults() {
      return strategy.useClientDefaults();
    }

    @Override
    public Builder<?, ?> toBuilder() {
      return strategy.toBuilder();
    }
  }
}
