package dev.alidade.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.account.OwnAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Security;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineTrustTest {

  @TempDir private static Path directory;
  private static Path own;

  @BeforeAll
  static void foundAuthority() {
    own = new OwnAuthority(directory).certificate();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "etc/ssl/certs/ca-certificates.crt",
        "etc/pki/tls/certs/ca-bundle.crt",
        "etc/ssl/ca-bundle.pem",
        "etc/pki/tls/cacert.pem",
        "etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
        "etc/ssl/cert.pem"
      })
  void theSystemsBundleIsFoundWhereverItIs(String place, @TempDir Path root) throws IOException {
    Files.createDirectories(root.resolve(place).getParent());
    Files.writeString(root.resolve(place), "");

    assertThat(SystemBundle.find(Map.of(), root)).contains(root.resolve(place));
    assertThat(SystemBundle.find(Map.of("SSL_CERT_FILE", " "), root)).contains(root.resolve(place));
    assertThat(SystemBundle.find(Map.of("SSL_CERT_FILE", "/else/where"), root))
        .contains(Path.of("/else/where"));
  }

  @Test
  void aRootDirectoryWithoutABundleHasNone(@TempDir Path root) throws Exception {
    var bundle = SystemBundle.find(Map.of(), root);

    assertThat(bundle).isEmpty();
    assertThatThrownBy(() -> check(new MachineTrust(bundle)))
        .isInstanceOf(CertificateException.class)
        .hasMessageContaining("certification path");
  }

  @Test
  void anAuthorityOfTheBundleCountsBesideTheJdks() throws Exception {
    check(new MachineTrust(Optional.of(own)));

    assertThat(new MachineTrust(Optional.of(own)).authorities())
        .hasSize(new MachineTrust(Optional.empty()).authorities().size() + 1)
        .contains(certificate());
  }

  @Test
  void oneOddCertificateDoesNotSpoilTheOthers() throws Exception {
    var bundle =
        Files.writeString(
            directory.resolve("odd.pem"),
            "# Some\n-----BEGIN CERTIFICATE-----\nbm9uZQ==\n-----END CERTIFICATE-----\n"
                + Files.readString(own));

    check(new MachineTrust(Optional.of(bundle)));
  }

  @Test
  void aBundleThatCannotBeReadIsNamedWhereItIsNeeded() {
    assertThatThrownBy(() -> check(new MachineTrust(Optional.of(Path.of("/no/such/bundle")))))
        .isInstanceOf(CertificateException.class)
        .hasMessageContaining("/no/such/bundle")
        .hasMessageContaining("SSL_CERT_FILE");
  }

  @Test
  void forTheTimeOfSomethingItIsTheDefaultOfTheJdk() throws Exception {
    var before = Security.getProviders();

    var accepted = new MachineTrust(Optional.of(own)).asDefault(MachineTrustTest::defaults);

    assertThat(accepted).contains(certificate());
    assertThat(defaults()).doesNotContain(certificate());
    assertThat(Security.getProviders()).isEqualTo(before);
  }

  private static X509Certificate[] defaults() {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      return ((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void check(MachineTrust trust) throws Exception {
    ((X509TrustManager) trust.trustManagers()[0])
        .checkServerTrusted(new X509Certificate[] {certificate()}, "ECDHE_ECDSA");
  }

  private static X509Certificate certificate() throws IOException, CertificateException {
    try (var in = Files.newInputStream(own)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }
}
