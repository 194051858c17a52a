package dev.alidade.aws;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * The one HTTP client that all SDK clients share, made on first use. The JDK's own {@code
 * HttpURLConnection} behind the SDK's adapter: under many virtual threads it needs no more CPU than
 * the others, waits without pinning them, has no limit of connections to queue for, and adds the
 * least to a native image. Its one flaw: the text of a 401 answer to a request with a body is lost;
 * {@link Failures#isUnauthorized} lives with that.
 */
final class Transport implements AutoCloseable {

  // Without it, five idle connections per host are kept and each wave of calls opens new ones, with
  // a TLS handshake each. All accounts of a region share a host.
  private static final String IDLE_CONNECTIONS = "512";

  private final AwsSettings settings;
  private final Map<String, SdkHttpClient> clients = new HashMap<>();

  Transport(AwsSettings settings) {
    this.settings = settings;
  }

  /**
   * The client for addresses of a scheme; http is for endpoints of one's own, with its own proxy.
   */
  synchronized SdkHttpClient forScheme(String scheme) {
    var plain = "http".equalsIgnoreCase(scheme);
    var proxy = plain ? settings.proxies().http() : settings.proxies().https();
    // Without proxies, one client serves both.
    var key = proxy == null ? "direct" : plain ? "http" : "https";
    return clients.computeIfAbsent(key, missing -> make(proxy));
  }

  private SdkHttpClient make(@Nullable URI proxy) {
    setOnce("http.maxConnections", IDLE_CONNECTIONS);
    // HttpURLConnection repeats a POST whose connection broke, unseen by ledger, limiter and the
    // SDK's retry strategy. Both properties are read when the JDK's client is first used.
    setOnce("sun.net.http.retryPost", "false");
    var builder =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(settings.connectTimeout())
            .socketTimeout(settings.readTimeout())
            .proxyConfiguration(configuration(proxy));
    var caBundle = settings.caBundle();
    if (caBundle != null) {
      builder.tlsTrustManagersProvider(() -> trustManagers(caBundle));
    }
    return builder.build();
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
          .endpoint(URI.create(proxy.getScheme() + "://" + proxy.getHost() + ":" + port(proxy)))
          .nonProxyHosts(new HashSet<>(settings.proxies().directPatterns()));
      var user = proxy.getUserInfo();
      if (user != null) {
        int colon = user.indexOf(':');
        builder.username(colon < 0 ? user : user.substring(0, colon));
        builder.password(colon < 0 ? "" : user.substring(colon + 1));
      }
    }
    return builder.build();
  }

  private static int port(URI proxy) {
    if (proxy.getPort() > 0) {
      return proxy.getPort();
    }
    return "https".equalsIgnoreCase(proxy.getScheme()) ? 443 : 80;
  }

  private static TrustManager[] trustManagers(Path bundle) {
    try (InputStream in = Files.newInputStream(bundle)) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int index = 0;
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("ca-" + index, certificate);
        index++;
      }
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return factory.getTrustManagers();
    } catch (IOException | GeneralSecurityException e) {
      throw new InvalidSettingsException(
          List.of(
              "The certificates of AWS_CA_BUNDLE ("
                  + bundle
                  + ") cannot be read: "
                  + e.getMessage()));
    }
  }

  @Override
  public synchronized void close() {
    clients.values().forEach(SdkHttpClient::close);
    clients.clear();
  }
}
