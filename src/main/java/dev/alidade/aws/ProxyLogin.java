package dev.alidade.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionFactory;

/**
 * Opens connections through a proxy that wants a user and a password. The SDK writes both into a
 * header that the JDK does not pass on to the proxy of an https address; here the JDK is asked to
 * answer the proxy's question itself.
 */
final class ProxyLogin implements UrlConnectionFactory {

  private final Proxy proxy;
  private final Authenticator authenticator;
  private final AwsSettings settings;
  private final SSLSocketFactory sockets;

  ProxyLogin(URI proxy, String userInfo, AwsSettings settings, @Nullable Path caBundle) {
    this.proxy =
        new Proxy(
            Proxy.Type.HTTP,
            InetSocketAddress.createUnresolved(proxy.getHost(), ProxySettings.port(proxy)));
    this.authenticator = authenticator(userInfo);
    this.settings = settings;
    this.sockets = trusting(caBundle);
  }

  @Override
  public HttpURLConnection createConnection(URI uri) {
    try {
      var way = settings.proxies().isDirect(uri.getHost()) ? Proxy.NO_PROXY : proxy;
      var connection = (HttpURLConnection) uri.toURL().openConnection(way);
      connection.setAuthenticator(authenticator);
      connection.setConnectTimeout((int) settings.connectTimeout().toMillis());
      connection.setReadTimeout((int) settings.readTimeout().toMillis());
      connection.setUseCaches(false);
      connection.setInstanceFollowRedirects(false);
      if (connection instanceof HttpsURLConnection secure) {
        secure.setSSLSocketFactory(sockets);
      }
      return connection;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Authenticator authenticator(String userInfo) {
    int colon = userInfo.indexOf(':');
    var user = colon < 0 ? userInfo : userInfo.substring(0, colon);
    var password = colon < 0 ? "" : userInfo.substring(colon + 1);
    return new Authenticator() {
      @Override
      protected @Nullable PasswordAuthentication getPasswordAuthentication() {
        return getRequestorType() == RequestorType.PROXY
            ? new PasswordAuthentication(user, password.toCharArray())
            : null;
      }
    };
  }

  private static SSLSocketFactory trusting(@Nullable Path caBundle) {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, CertificateBundle.trusted(caBundle), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new InvalidSettingsException(
          List.of(
              "The certificates of "
                  + (caBundle == null ? "this machine" : caBundle)
                  + " cannot be used: "
                  + e.getMessage()));
    }
  }
}
