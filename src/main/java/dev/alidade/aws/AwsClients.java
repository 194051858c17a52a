package dev.alidade.aws;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * Makes the SDK's clients, each once for its service, region and settings, all over one HTTP
 * client. They serve every account: whose credentials a call has, and where it is counted, is what
 * {@link Access#call} says in the thread that calls. Their calls keep to the rate limits, are
 * counted, do not follow a list in a circle, take no answer that is not AWS's, and carry their
 * {@link CallSite} in what they throw. The SDK's retry strategy is the only one that tries again.
 */
public final class AwsClients implements AutoCloseable {

  /** What a download is called where an operation is named. */
  private static final String DOWNLOAD = "Download";

  private static final ProfileFile NO_PROFILES = ProfileFile.aggregator().build();

  /**
   * So many places that ask for a client are remembered with their service: ours, above the
   * definitions of all modules. One that makes its builder's supplier anew for each call is not
   * worth more.
   */
  private static final int MOST_PLACES = 4096;

  private final List<ExecutionInterceptor> interceptors;
  private final AwsSettings settings;
  private final CallLedger ledger;
  private final Limiter limiter;
  private final Breaker breaker;
  private final Transport transport;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final ConcurrentMap<ClientKey, Shared> clients = new ConcurrentHashMap<>();
  private final ConcurrentMap<Supplier<?>, String> services = new ConcurrentHashMap<>();
  private final Set<SdkClient> others = ConcurrentHashMap.newKeySet();
  private @Nullable ScheduledExecutorService timer;

  /** Clients over the machine's time. */
  public AwsClients(AwsSettings settings, CallLedger ledger, Limiter limiter) {
    this(settings, ledger, limiter, Ticker.system());
  }

  /** Clients whose lists are short: for asking whether something may be listed, not for what. */
  public static AwsClients ofFirstPages(AwsSettings settings, CallLedger ledger, Limiter limiter) {
    return new AwsClients(
        settings,
        ledger,
        limiter,
        Ticker.system(),
        List.of(new FirstPages()),
        new Transport(settings));
  }

  /** Clients over an HTTP client of the caller's own, such as one that answers from memory. */
  public static AwsClients over(
      SdkHttpClient http, AwsSettings settings, CallLedger ledger, Limiter limiter) {
    return new AwsClients(
        settings, ledger, limiter, Ticker.system(), List.of(), new Transport(settings, http));
  }

  AwsClients(AwsSettings settings, CallLedger ledger, Limiter limiter, Ticker ticker) {
    this(settings, ledger, limiter, ticker, List.of(), new Transport(settings));
  }

  private AwsClients(
      AwsSettings settings,
      CallLedger ledger,
      Limiter limiter,
      Ticker ticker,
      List<ExecutionInterceptor> interceptors,
      Transport transport) {
    this.interceptors = List.copyOf(interceptors);
    this.settings = settings;
    this.ledger = ledger;
    this.limiter = limiter;
    this.breaker = new Breaker(ticker);
    this.transport = transport;
  }

  /**
   * The client of a service for a region, with the settings of an account's profile, such as {@code
   * client(Ec2Client::builder, access, "eu-west-1")}; made when it is first asked for. It is ours
   * to close, and to be called within {@link Access#call}.
   *
   * @param builder a method reference, by which the service is known again
   */
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient>
      C client(Supplier<B> builder, Access access, String region) {
    var said = settings.profiles().getOrDefault(access.profile(), ProfileSettings.NONE);
    var key = new ClientKey(said, region, service(builder));
    @SuppressWarnings("unchecked") // The service of the key is the builder's, and so is its client.
    var client = (C) clients.computeIfAbsent(key, missing -> share(builder, key, access)).client();
    return client;
  }

  /** To make a builder for nothing but its name costs more than all the rest of a look-up. */
  private String service(Supplier<?> builder) {
    var known = services.get(builder);
    if (known != null) {
      return known;
    }
    var service = serviceOf(builder.get());
    if (services.size() < MOST_PLACES) {
      services.put(builder, service);
    }
    return service;
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient>
      Shared share(Supplier<B> builder, ClientKey key, Access access) {
    Supplier<String> account = () -> Access.acting().accountId();
    var pages = new PageWatch(account, key.region(), settings.services().of(key.service()));
    AwsCredentialsProvider credentials = () -> Access.acting().credentials().resolveCredentials();
    return new Shared(
        make(
            builder.get(),
            key.service(),
            account,
            pages,
            access.profile(),
            key.region(),
            credentials),
        pages);
  }

  /**
   * A client for calls before an account is proven, such as {@code sts:AssumeRole}. Not kept for
   * others; closed with the rest.
   *
   * @param label what stands for the account in the ledger: the profile, or the account hoped for
   * @param profile whose settings hold
   */
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient>
      C unproven(
          Supplier<B> builder,
          String label,
          String profile,
          String region,
          AwsCredentialsProvider credentials) {
    var fresh = builder.get();
    var service = serviceOf(fresh);
    var pages = new PageWatch(() -> label, region, settings.services().of(service));
    C client = make(fresh, service, () -> label, pages, profile, region, credentials);
    others.add(client);
    return client;
  }

  /**
   * Fetches what a service has given an address for, such as a layer of an image; to be called
   * within {@link Access#call}.
   *
   * @param url whose host may be read by people, and no more of it
   * @param mostBytes what is larger is a failure
   * @throws software.amazon.awssdk.core.exception.SdkException if it cannot be had
   */
  public byte[] download(AwsService service, URI url, int mostBytes, Access access, String region) {
    if (stopped.get()) {
      throw new SurveyInterruptedException("The survey was stopped; no new calls to AWS.");
    }
    var said = settings.of(access.profile());
    return new Downloads(limiter, ledger, Ticker.system())
        .fetch(
            url,
            mostBytes,
            new CallSite(access.accountId(), region, service, DOWNLOAD),
            transport.of(url.getScheme(), said.caBundle(), false),
            AwsRetryStrategy.forRetryMode(mode(said)).toBuilder()
                .maxAttempts(attempts(said))
                .build());
  }

  /** What is known of the services that are called. */
  public Services services() {
    return settings.services();
  }

  /** Whether a profile has settings of its own, so that its clients differ from others. */
  public boolean hasSettingsFor(String profile) {
    return settings.profiles().containsKey(profile);
  }

  /** Lets go of what was kept of an account that is done with, so that memory stays flat. */
  public void forget(Access access) {
    var account = access.accountId();
    clients.values().forEach(shared -> shared.pages().forget(account));
    limiter.forget(account);
    breaker.forget(account);
    ledger.forget(account);
  }

  /**
   * From now on every new call, and every further attempt of a running one, throws a {@link
   * SurveyInterruptedException}. Answers that are under way are still read.
   */
  public void stopCalling() {
    stopped.set(true);
    limiter.stop();
    transport.inFlight().stop();
  }

  /** The calls that are on their way. */
  InFlight inFlight() {
    return transport.inFlight();
  }

  /** How many doors are watched. */
  int doors() {
    return breaker.doors();
  }

  /** Whether {@link #stopCalling} was called: who waits for something else should give it up. */
  public boolean isStopped() {
    return stopped.get();
  }

  /** What was called so far. */
  public CallLedger ledger() {
    return ledger;
  }

  @Override
  public void close() {
    clients.values().forEach(shared -> shared.client().close());
    clients.clear();
    others.forEach(SdkClient::close);
    others.clear();
    transport.close();
    stopTimer();
  }

  private synchronized void stopTimer() {
    if (timer != null) {
      timer.shutdownNow();
      timer = null;
    }
  }

  /** One timer for all clients: the SDK else makes a pool of five threads for each. */
  private synchronized ScheduledExecutorService timer() {
    if (timer == null) {
      timer =
          Executors.newScheduledThreadPool(
              1, Thread.ofPlatform().daemon().name("aws-timer-", 0).factory());
    }
    return timer;
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient>
      C make(
          B builder,
          String service,
          Supplier<String> account,
          PageWatch pages,
          String profile,
          String region,
          AwsCredentialsProvider credentials) {
    var endpoint = settings.endpoint(profile, service);
    var said = settings.of(profile);
    var path = endpoint.map(URI::getPath).orElse("").replaceAll("/+$", "");
    var watch =
        new CallWatch(
            account,
            region,
            settings.services().of(service),
            limiter,
            breaker,
            ledger,
            transport.inFlight(),
            stopped,
            path);
    var configuration = ClientOverrideConfiguration.builder();
    interceptors.forEach(configuration::addExecutionInterceptor);
    builder
        .region(Region.of(region))
        .credentialsProvider(credentials)
        .httpClient(
            transport.of(
                endpoint.map(URI::getScheme).orElse("https"),
                said.caBundle(),
                IdentityServices.include(service)))
        .fipsEnabled(Boolean.TRUE.equals(said.fips()))
        .dualstackEnabled(Boolean.TRUE.equals(said.dualStack()))
        .overrideConfiguration(
            configuration
                .retryStrategy(retries(said, service, watch))
                // Before the watch: what it refuses waits for no limit.
                .addExecutionInterceptor(pages)
                .addExecutionInterceptor(new AnswerWatch())
                .addExecutionInterceptor(watch)
                .addExecutionInterceptor(answerLimit(service))
                .scheduledExecutorService(timer())
                // The SDK would read the files itself, for each client anew, and take the settings
                // of the default profile for every account.
                .defaultProfileFile(NO_PROFILES)
                .build());
    endpoint.ifPresent(
        own -> {
          builder.endpointOverride(own);
          OwnEndpoint.keepHost(builder);
        });
    return builder.build();
  }

  private static RetryStrategy retries(ProfileSettings said, String service, CallWatch watch) {
    var attempts = attempts(said);
    var throttled = IdentityServices.throttledAttempts(service, said, attempts);
    return watch.listeningTo(
        IdentityServices.strategy(mode(said), throttled, throttled > attempts), attempts);
  }

  private static RetryMode mode(ProfileSettings said) {
    return said.retryMode() == null ? RetryMode.STANDARD : said.retryMode();
  }

  private static int attempts(ProfileSettings said) {
    return said.maxAttempts() == null ? AwsSettings.DEFAULT_MAX_ATTEMPTS : said.maxAttempts();
  }

  private static ExecutionInterceptor answerLimit(String service) {
    return IdentityServices.include(service)
        ? new AnswerLimit(
            IdentityServices.ANSWER_TIME, IdentityServices.LARGEST_ANSWER, Ticker.system())
        : new ExecutionInterceptor() {};
  }

  /** The service's name as in the SDK's packages: {@code ec2} of {@code …services.ec2}. */
  private static String serviceOf(Object builder) {
    var packageName = builder.getClass().getPackageName();
    return packageName.substring(packageName.lastIndexOf('.') + 1);
  }

  /** What a client depends on; of the profile, only what it says. */
  private record ClientKey(ProfileSettings said, String region, String service) {}

  private record Shared(SdkClient client, PageWatch pages) {}
}
