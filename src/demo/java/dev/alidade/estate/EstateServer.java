package dev.alidade.estate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Serves an {@link Estate} on the loopback address as AWS would: the services of {@code
 * services.txt} at one URL ({@code AWS_ENDPOINT_URL}), told apart by the scope of the signature,
 * and the credentials of the machine under {@code /latest/} and {@code /container-credentials}.
 * Signatures are not checked; expired session credentials are refused.
 */
public final class EstateServer implements AutoCloseable {

  private static final Duration DEFAULT_LIFETIME = Duration.ofHours(1);

  private final Clock clock = Clock.systemUTC();
  private final AtomicReference<Estate> estate;
  private final AtomicReference<@Nullable Duration> lifetime = new AtomicReference<>();
  private final Sessions sessions = new Sessions(clock);
  private final Faults faults = new Faults();
  private final CallLog log = new CallLog();
  private final InstanceMetadata metadata = new InstanceMetadata(sessions);
  private final Services services = Services.load();

  /** The services that answer by more than files: what is left out, computed or remembered. */
  private final Map<String, Answers> computed =
      Map.of(
          "sts", new StsAnswers(sessions, lifetime::get),
          "ec2", new Ec2Answers(),
          "iam", new IamAnswers(clock),
          "inspector2", new InspectorAnswers(),
          "organizations", new OrganizationsAnswers());

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer http;

  private EstateServer(Estate estate, int port) throws IOException {
    this.estate = new AtomicReference<>(estate);
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
    http.setExecutor(executor);
    http.createContext("/", this::handle);
  }

  /** Starts a server on a free port. */
  public static EstateServer start(Estate estate) {
    return start(estate, 0);
  }

  /**
   * Starts a server on this port; 0 is any free one.
   *
   * @throws UncheckedIOException where the port is taken
   */
  public static EstateServer start(Estate estate, int port) {
    // Else the JDK's server waits for the client's delayed acknowledgement: 40 ms for every answer.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    // Else connections beyond 200 are closed under clients that want to use them again.
    System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
    try {
      var server = new EstateServer(estate, port);
      server.http.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns {@code http://127.0.0.1:PORT}, the value for {@code AWS_ENDPOINT_URL}. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  /** Returns the estate that is being served. */
  public Estate estate() {
    return current();
  }

  /** Serves another estate from the next call on: what has changed between two runs. */
  public void serve(Estate changed) {
    estate.set(changed);
  }

  /**
   * Gives out credentials that live this long from now on, whatever the callers ask for; null: one
   * hour, or what they ask for. The SDK renews an assumed role's when a minute is left.
   */
  public void credentialLifetime(@Nullable Duration duration) {
    lifetime.set(duration);
  }

  /**
   * Adds a fault to those in force. Of several that match, the first injected decides; delays add
   * up.
   */
  public void inject(Fault fault) {
    faults.inject(fault);
  }

  /** Ends all faults. */
  public void heal() {
    faults.heal();
  }

  /** Returns the calls so far in the order in which they ended; of very many, the last 50,000. */
  public List<Call> calls() {
    return log.calls();
  }

  /** Returns the number of calls by operation, {@code ec2:DescribeVpcs}. */
  public Map<String, Long> counts() {
    return log.counts();
  }

  /** Forgets the calls so far. */
  public void forgetCalls() {
    log.clear();
  }

  /** Stops at once; calls in flight lose their connection. */
  @Override
  public void close() {
    http.stop(0);
    executor.shutdownNow();
  }

  private Estate current() {
    return estate.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      if (InstanceMetadata.serves(path)) {
        serveMetadata(exchange, path);
      } else {
        serveService(exchange);
      }
    }
  }

  private void serveMetadata(HttpExchange exchange, String path) throws IOException {
    var given = lifetime.get();
    var text =
        metadata.answer(
            exchange.getRequestMethod(),
            path,
            exchange.getRequestHeaders().getFirst("X-aws-ec2-metadata-token"),
            current(),
            given == null ? DEFAULT_LIFETIME : given);
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", text.body().startsWith("{") ? "application/json" : "text/plain");
    // The client wants the token's lifetime back, in seconds: six hours.
    headers.set("X-aws-ec2-metadata-token-ttl-seconds", "21600");
    write(exchange, text.status(), text.body().getBytes(StandardCharsets.UTF_8));
  }

  private void serveService(HttpExchange exchange) throws IOException {
    var bytes = exchange.getRequestBody().readAllBytes();
    boolean isCbor = exchange.getRequestHeaders().containsKey("Smithy-Protocol");
    var body = isCbor ? "" : new String(bytes, StandardCharsets.UTF_8);
    var start = clock.instant();
    var uri = exchange.getRequestURI();
    var sent =
        new Request.Sent(
            exchange.getRequestMethod(),
            uri.getRawPath(),
            orEmpty(uri.getRawQuery()),
            orEmpty(exchange.getRequestHeaders().getFirst("Authorization")),
            orEmpty(exchange.getRequestHeaders().getFirst("X-Amz-Target")),
            body,
            isCbor
                ? members(Cbor.parse(bytes))
                : body.startsWith("{") ? members(Json.parse(body)) : Map.of());
    var request = Request.read(sent, services, sessions, current());
    var answer = answer(request);
    int page = answer instanceof Answer.Page found ? found.number() : 1;
    boolean cut = false;
    boolean decided = false;
    for (Fault fault : faults.strike(request, page)) {
      if (fault instanceof Fault.Slow slow) {
        sleep(slow.delay());
      } else if (!decided) {
        decided = true;
        cut = fault instanceof Fault.Truncate;
        answer = answer(fault, request, answer);
      }
    }
    // Before the last byte goes out: whoever has the answer finds the call in the log.
    log.add(
        new Call(
            request.account(),
            request.region(),
            request.service(),
            request.operation(),
            start,
            clock.instant(),
            status(answer),
            page));
    send(exchange, request, answer, cut);
  }

  private static int status(Answer answer) {
    return switch (answer) {
      case Answer.Page _ -> 200;
      case AwsError error -> error.status();
    };
  }

  private Answer answer(Request request) {
    var now = current();
    if (sessions.expired(request.identity())) {
      return AwsError.expired(request);
    }
    boolean regional = request.client().regional() && !request.service().equals("sts");
    return regional && !now.regions().contains(request.region())
        ? AwsError.regionDisabled(request)
        : computed.getOrDefault(request.service(), Answers::stored).answer(request, now);
  }

  private static Answer answer(Fault fault, Request request, Answer otherwise) {
    return switch (fault) {
      case Fault.Deny _ ->
          AwsError.denied(
              request,
              "because no identity-based policy allows the %s action"
                  .formatted(request.permission()));
      case Fault.DenyByOrganization _ ->
          AwsError.denied(request, "with an explicit deny in a service control policy");
      case Fault.Throttle _ -> AwsError.throttled(request);
      case Fault.ServerError _ -> AwsError.broken(request);
      case Fault.Refuse refuse -> new AwsError(refuse.status(), refuse.code(), refuse.message());
      case Fault.Truncate _, Fault.Slow _ -> otherwise;
    };
  }

  private static void send(HttpExchange exchange, Request request, Answer answer, boolean cut)
      throws IOException {
    var id = UUID.randomUUID().toString();
    var headers = exchange.getResponseHeaders();
    headers.set("x-amzn-RequestId", id);
    headers.set("Content-Type", request.protocol().contentType());
    if (request.protocol() == Protocol.CBOR) {
      headers.set("Smithy-Protocol", "rpc-v2-cbor");
    }
    switch (answer) {
      case Answer.Page page -> {
        page.headers().forEach(headers::set);
        var bytes = request.protocol().bytes(page.body());
        if (exchange.getRequestMethod().equals("HEAD")) {
          exchange.sendResponseHeaders(200, -1);
          return;
        }
        exchange.sendResponseHeaders(200, bytes.length);
        // Closing an exchange with less written than announced closes the connection.
        exchange.getResponseBody().write(bytes, 0, cut ? bytes.length / 2 : bytes.length);
        exchange.getResponseBody().flush();
      }
      case AwsError error -> {
        if (request.protocol() == Protocol.REST_JSON) {
          headers.set("x-amzn-ErrorType", error.code());
        }
        var protocol = request.protocol();
        write(exchange, error.status(), protocol.bytes(protocol.error(error, id)));
      }
    }
  }

  private static void write(HttpExchange exchange, int status, byte[] bytes) throws IOException {
    boolean empty = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, empty ? -1 : bytes.length);
    if (!empty) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private static Map<?, ?> members(@Nullable Object body) {
    return body instanceof Map<?, ?> members ? members : Map.of();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static void sleep(Duration delay) {
    try {
      Thread.sleep(delay);
    } catch (InterruptedException e) {
      // The server is being closed; the answer goes out early or not at all.
      Thread.currentThread().interrupt();
    }
  }
}
