package dev.alidade.trust;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Security;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom to trust where nobody has said it: the authorities that the JDK brings, which a native image
 * has in it, and those of the system's bundle, wherever it is. So an organisation's own authority
 * counts as soon as the system has it.
 */
public final class MachineTrust {

  // Named, as the default may be ours: see SystemAuthorities.
  private static final String ALGORITHM = "PKIX";
  private static final String PROVIDER = "SunJSSE";

  private final Optional<Path> bundle;

  MachineTrust(Optional<Path> bundle) {
    this.bundle = bundle;
  }

  /** With the bundle of {@code SSL_CERT_FILE}, else the system's. Reads nothing yet. */
  public static MachineTrust ofProcess() {
    return new MachineTrust(SystemBundle.find(System.getenv(), Path.of("/")));
  }

  /**
   * For connections. The bundle is read when a server comes whose certificate is of none of the
   * JDK's authorities: for AWS itself, never.
   */
  public TrustManager[] trustManagers() {
    return new TrustManager[] {new TwiceAsked(jdk(), this::system)};
  }

  /**
   * Does something that takes the JDK's defaults, such as making a driver, with this for the
   * default. What else the process does meanwhile may see it too.
   */
  public <T> T asDefault(Supplier<T> work) {
    // The defaults are the whole process's.
    synchronized (MachineTrust.class) {
      var provider = new SystemAuthorities(this);
      Security.insertProviderAt(provider, 1);
      try {
        return work.get();
      } finally {
        Security.removeProvider(provider.getName());
      }
    }
  }

  /** The JDK's authorities and the system's. */
  List<X509Certificate> authorities() {
    var all = new ArrayList<>(Arrays.asList(jdk().getAcceptedIssuers()));
    try {
      all.addAll(ofSystem());
    } catch (CertificateException e) {
      // Said where a server is not trusted without them; the JDK's are good for all others.
    }
    return all;
  }

  /** Trusts these and nobody else; with none, nobody. */
  static X509ExtendedTrustManager trusting(Collection<X509Certificate> authorities) {
    try {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (var authority : authorities) {
        store.setCertificateEntry("authority-" + number++, authority);
      }
      return of(store);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has key stores in memory.", e);
    }
  }

  /** The JDK's own factory. */
  static TrustManagerFactory factory() throws GeneralSecurityException {
    return TrustManagerFactory.getInstance(ALGORITHM, PROVIDER);
  }

  private static X509ExtendedTrustManager jdk() {
    try {
      return of(null);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The JDK's own certificates cannot be read.", e);
    }
  }

  private static X509ExtendedTrustManager of(@Nullable KeyStore store)
      throws GeneralSecurityException {
    var factory = factory();
    factory.init(store);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509ExtendedTrustManager.class::isInstance)
        .map(X509ExtendedTrustManager.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private Optional<X509ExtendedTrustManager> system() throws CertificateException {
    var authorities = ofSystem();
    return authorities.isEmpty() ? Optional.empty() : Optional.of(trusting(authorities));
  }

  private List<X509Certificate> ofSystem() throws CertificateException {
    if (bundle.isEmpty()) {
      return List.of();
    }
    try {
      return SystemBundle.read(bundle.get());
    } catch (IOException e) {
      throw new CertificateException(
          "the certificates of " + bundle.get() + " cannot be read; check " + SystemBundle.VARIABLE,
          e);
    }
  }
}
