package dev.alidade.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one file in which a system keeps the certificates that it trusts, an organisation's own
 * authority among them.
 */
final class SystemBundle {

  /** OpenSSL's variable, which curl, Go and others follow; in place of the usual files. */
  static final String VARIABLE = "SSL_CERT_FILE";

  // Those that Go looks for, in its order: https://go.dev/src/crypto/x509/root_linux.go
  private static final List<String> USUAL =
      List.of(
          // Debian, Ubuntu, distroless
          "etc/ssl/certs/ca-certificates.crt",
          // Fedora, Amazon Linux
          "etc/pki/tls/certs/ca-bundle.crt",
          // openSUSE
          "etc/ssl/ca-bundle.pem",
          // OpenELEC
          "etc/pki/tls/cacert.pem",
          // CentOS and RHEL 7
          "etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
          // Alpine
          "etc/ssl/cert.pem");

  // Ours: some dozen times all authorities that browsers trust (0.2 MB).
  private static final int LARGEST = 16 * 1024 * 1024;

  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----");

  private SystemBundle() {}

  /**
   * The file, if there is one.
   *
   * @param root the directory below which the usual files are looked for
   */
  static Optional<Path> find(Map<String, String> variables, Path root) {
    var named = variables.getOrDefault(VARIABLE, "").strip();
    if (!named.isEmpty()) {
      try {
        return Optional.of(Path.of(named));
      } catch (InvalidPathException e) {
        return Optional.empty();
      }
    }
    return USUAL.stream().map(root::resolve).filter(Files::isReadable).findFirst();
  }

  /**
   * All certificates of a file, without those that the JDK does not understand: one odd certificate
   * among a system's hundred and fifty is no reason to trust none.
   *
   * @throws IOException if the file cannot be read, or is far too large
   */
  static List<X509Certificate> read(Path bundle) throws IOException {
    byte[] bytes;
    try (var in = Files.newInputStream(bundle)) {
      bytes = in.readNBytes(LARGEST);
    }
    var certificates = new ArrayList<X509Certificate>();
    var found = CERTIFICATE.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
    while (found.find()) {
      parsed(found.group()).ifPresent(certificates::add);
    }
    return certificates;
  }

  private static Optional<X509Certificate> parsed(String pem) {
    try {
      var factory = CertificateFactory.getInstance("X.509");
      var in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1));
      return factory.generateCertificate(in) instanceof X509Certificate certificate
          ? Optional.of(certificate)
          : Optional.empty();
    } catch (CertificateException e) {
      return Optional.empty();
    }
  }
}
