package dev.alidade.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A small HTTP server that answers as the test says and remembers what it was asked. */
public final class FakeAws implements AutoCloseable {

  /** Connections that may wait: hundreds of accounts begin together. */
  private static final int BACKLOG = 1024;

  private final String scheme;
  private final HttpServer server;
  private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

  /**
   * What was asked.
   *
   * @param headers by name in lower case
   * @param form the parameters of a query-protocol request
   */
  public record Asked(
      String method, String path, Map<String, String> headers, Map<String, String> form) {

    /** The action of a query-protocol request. */
    public String action() {
      return form.getOrDefault("Action", "");
    }

    /** The access key id that signed. */
    public String signer() {
      var authorization = headers.getOrDefault("authorization", "");
      int from = authorization.indexOf("Credential=");
      return from < 0 ? "" : authorization.substring(from + 11, authorization.indexOf('/', from));
    }
  }

  /** What is answered. */
  public record Answer(int status, String body) {}

  /** A server on a free port of this machine. */
  public FakeAws(Function<Asked, Answer> answers) {
    this(answers, null);
  }

  /** The same over TLS, with the certificate of this context. */
  public FakeAws(Function<Asked, Answer> answers, @Nullable SSLContext tls) {
    // Else 40 ms for every answer: the client's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    scheme = tls == null ? "http" : "https";
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      if (tls == null) {
        server = HttpServer.create(address, BACKLOG);
      } else {
        var secure = HttpsServer.create(address, BACKLOG);
        secure.setHttpsConfigurator(new HttpsConfigurator(tls));
        server = secure;
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> handle(exchange, answers));
    server.start();
  }

  /** Where it is. */
  public String url() {
    return scheme + "://127.0.0.1:" + port();
  }

  /** The port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** All that was asked so far. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** How often something was asked of which this is true. */
  public long count(String action) {
    return asked().stream().filter(one -> one.action().equals(action)).count();
  }

  private void handle(HttpExchange exchange, Function<Asked, Answer> answers) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var headers = new TreeMap<String, String>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
      var question =
          new Asked(
              exchange.getRequestMethod(), exchange.getRequestURI().getPath(), headers, form(body));
      asked.add(question);
      var answer = answers.apply(question);
      var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static Map<String, String> form(String body) {
    var form = new TreeMap<String, String>();
    for (var pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        form.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return form;
  }

  /** An error as EC2 writes it. */
  public static Answer ec2Error(int status, String code, String message) {
    return new Answer(
        status,
        "<Response><Errors><Error><Code>"
            + code
            + "</Code><Message>"
            + message
            + "</Message></Error></Errors><RequestID>r</RequestID></Response>");
  }

  /** An error as IAM and STS write it. */
  public static Answer queryError(int status, String code, String message) {
    return new Answer(
        status,
        "<ErrorResponse><Error><Type>Sender</Type><Code>"
            + code
            + "</Code><Message>"
            + message
            + "</Message></Error><RequestId>r</RequestId></ErrorResponse>");
  }

  /** An empty list of VPCs. */
  public static Answer noVpcs() {
    return new Answer(
        200, "<DescribeVpcsResponse><requestId>r</requestId><vpcSet/></DescribeVpcsResponse>");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
