package dev.alidade.trust;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Trusts what the first trusts; else the second is asked, which is made when it is needed. */
final class TwiceAsked extends X509ExtendedTrustManager {

  private final X509ExtendedTrustManager first;
  private final Second second;
  private @Nullable Optional<X509ExtendedTrustManager> made;

  /** Makes the second. */
  interface Second {

    /**
     * Empty if there is none.
     *
     * @throws CertificateException if what it is made of cannot be read
     */
    Optional<X509ExtendedTrustManager> make() throws CertificateException;
  }

  TwiceAsked(X509ExtendedTrustManager first, Second second) {
    this.first = first;
    this.second = second;
  }

  /** A question to one of them. */
  private interface Question {
    void ask(X509ExtendedTrustManager manager) throws CertificateException;
  }

  private void ask(Question question) throws CertificateException {
    try {
      question.ask(first);
    } catch (CertificateException refused) {
      var other = second();
      if (other.isEmpty()) {
        throw refused;
      }
      question.ask(other.get());
    }
  }

  private synchronized Optional<X509ExtendedTrustManager> second() throws CertificateException {
    if (made == null) {
      made = second.make();
    }
    return made;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    ask(manager -> manager.checkServerTrusted(chain, type));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    ask(manager -> manager.checkServerTrusted(chain, type, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    ask(manager -> manager.checkServerTrusted(chain, type, engine));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    ask(manager -> manager.checkClientTrusted(chain, type));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    ask(manager -> manager.checkClientTrusted(chain, type, socket));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    ask(manager -> manager.checkClientTrusted(chain, type, engine));
  }

  /** Those of the first; only a server tells a client whom it would accept. */
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return first.getAcceptedIssuers();
  }
}
