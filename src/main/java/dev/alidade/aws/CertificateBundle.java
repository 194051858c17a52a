package dev.alidade.aws;

import dev.alidade.trust.MachineTrust;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Certificates in PEM that are trusted in place of the machine's, as {@code AWS_CA_BUNDLE} names.
 */
public final class CertificateBundle {

  // Ours: some dozen times all authorities that browsers trust (0.2 MB).
  private static final int LARGEST_BUNDLE = 16 * 1024 * 1024;

  private CertificateBundle() {}

  /** What is wrong with a bundle, in words that follow its name; empty for a good one. */
  public static Optional<String> problem(Path bundle) {
    try {
      return read(bundle).size() == 0
          ? Optional.of("holds no certificate in PEM")
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.of("does not exist");
    } catch (FileSystemException e) {
      return Optional.of("cannot be read: it " + e.getReason());
    } catch (IOException | GeneralSecurityException e) {
      return Optional.of("cannot be read as certificates in PEM");
    }
  }

  /**
   * Trusts the certificates of a bundle and no others; without one, those that the machine trusts.
   *
   * @throws InvalidSettingsException if the bundle cannot be read
   */
  static TrustManager[] trusted(@Nullable Path bundle) {
    return bundle == null ? MachineTrust.ofProcess().trustManagers() : trustManagers(bundle);
  }

  private static TrustManager[] trustManagers(Path bundle) {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(read(bundle));
      return factory.getTrustManagers();
    } catch (IOException | GeneralSecurityException e) {
      throw new InvalidSettingsException(
          List.of("The certificates of " + bundle + " cannot be read: " + e.getMessage()));
    }
  }

  private static KeyStore read(Path bundle) throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream in = new ByteArrayInputStream(SmallFile.bytes(bundle, LARGEST_BUNDLE))) {
      int index = 0;
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("ca-" + index, certificate);
        index++;
      }
    }
    return store;
  }
}
