package dev.alidade.aws;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * The one HTTP client that all SDK clients share, made on first use. The JDK's own {@code
 * HttpURLConnection} behind the SDK's adapter: under many virtual threads it needs no more CPU than
 * the others, waits without pinning them, and adds the least to a native image. It has no limit of
 * connections; {@link InFlight} is that. Its one flaw: the text of a 401 answer to a request with a
 * body is lost; {@link Failures#isUnauthorized} lives with that.
 */
final class Transport implements AutoCloseable {

  // Without it, five idle connections per host are kept and each wave of calls opens new ones, with
  // a TLS handshake each. All accounts of a region share a host.
  private static final String IDLE_CONNECTIONS = String.valueOf(InFlight.CALLS_AT_ONCE);

  private final AwsSettings settings;
  private final @Nullable SdkHttpClient given;
  private final Map<Kind, SdkHttpClient> clients = new HashMap<>();
  private final InFlight inFlight = new InFlight();

  Transport(AwsSettings settings) {
    this.settings = settings;
    this.given = null;
  }

  /** The HTTP client given, whatever the address; who gives it closes it. */
  Transport(AwsSettings settings, SdkHttpClient given) {
    this.settings = settings;
    this.given = given;
  }

  /**
   * The client for addresses of a scheme; http is for endpoints of one's own, with its own proxy.
   *
   * @param caBundle certificates to trust in place of the machine's; null for these
   * @param soon whether an answer comes soon or never
   * @throws InvalidSettingsException if these cannot be read
   */
  synchronized SdkHttpClient of(String scheme, @Nullable Path caBundle, boolean soon) {
    if (given != null) {
      return given;
    }
    var plain = "http".equalsIgnoreCase(scheme);
    // Without proxies, one client serves both schemes.
    var kind =
        new Kind(plain ? settings.proxies().http() : settings.proxies().https(), caBundle, soon);
    return clients.computeIfAbsent(kind, missing -> inFlight.bounding(make(missing)));
  }

  /** The calls that are on their way. */
  InFlight inFlight() {
    return inFlight;
  }

  private record Kind(@Nullable URI proxy, @Nullable Path caBundle, boolean soon) {}

  private Duration readTimeout(Kind kind) {
    var usual = settings.readTimeout();
    return kind.soon() && usual.compareTo(IdentityServices.ANSWER_TIME) > 0
        ? IdentityServices.ANSWER_TIME
        : usual;
  }

  private SdkHttpClient make(Kind kind) {
    setOnce("http.maxConnections", IDLE_CONNECTIONS);
    // HttpURLConnection repeats a POST whose connection broke, unseen by ledger, limiter and the
    // SDK's retry strategy. All these properties are read when the JDK's client is first used.
    setOnce("sun.net.http.retryPost", "false");
    // Else no password, although somebody configured one, goes to a proxy of https addresses.
    setOnce("jdk.http.auth.tunneling.disabledSchemes", "");
    var login = kind.proxy() == null ? null : kind.proxy().getUserInfo();
    if (kind.proxy() != null && login != null) {
      return UrlConnectionHttpClient.create(
          new ProxyLogin(kind.proxy(), login, settings, kind.caBundle()));
    }
    var builder =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(settings.connectTimeout())
            .socketTimeout(readTimeout(kind))
            .proxyConfiguration(configuration(kind.proxy()));
    var trusted = CertificateBundle.trusted(kind.caBundle());
    return builder.tlsTrustManagersProvider(() -> trusted).build();
  }

  private static void setOnce(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private ProxyConfiguration configuration(@Nullable URI proxy) {
    // Neither system properties nor the environment: the settings have read them.
    var builder =
        ProxyConfiguration.builder()
            .useSystemPropertyValues(false)
            .useEnvironmentVariablesValues(false);
    if (proxy != null) {
      builder
          .endpoint(
              URI.create(
                  proxy.getScheme() + "://" + proxy.getHost() + ":" + ProxySettings.port(proxy)))
          .nonProxyHosts(new HashSet<>(settings.proxies().directPatterns()));
    }
    return builder.build();
  }

  @Override
  public synchronized void close() {
    clients.values().forEach(SdkHttpClient::close);
    clients.clear();
  }
}
