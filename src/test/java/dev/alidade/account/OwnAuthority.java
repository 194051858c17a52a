package dev.alidade.account;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority of a company's own, made with the JDK's {@code keytool}. */
public final class OwnAuthority {

  private static final String PASSWORD = "changeit";

  private final Path directory;

  /** Makes it, and a certificate of its for a server here, in a directory that exists. */
  public OwnAuthority(Path directory) {
    this.directory = directory;
    keytool("ca", "-genkeypair", "-alias", "ca", "-dname", "CN=Company CA", "-ext", "bc:c");
    keytool("ca", "-exportcert", "-rfc", "-alias", "ca", "-file", certificate().toString());
    keytool(
        "ca",
        "-genkeypair",
        "-alias",
        "server",
        "-dname",
        "CN=localhost",
        "-signer",
        "ca",
        "-ext",
        "san=dns:localhost,ip:127.0.0.1,ip:::1");
  }

  /** The authority's own certificate, in PEM. */
  public Path certificate() {
    return directory.resolve("ca.pem");
  }

  /** For a server on this machine. */
  public SSLContext server() {
    try (var in = Files.newInputStream(directory.resolve("ca.p12"))) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      store.deleteEntry("ca");
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD.toCharArray());
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void keytool(String store, String... arguments) {
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    line.addAll(List.of(arguments));
    line.addAll(
        List.of("-keystore", directory.resolve(store + ".p12").toString(), "-storepass", PASSWORD));
    if (line.contains("-genkeypair")) {
      line.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
    }
    try {
      var process = new ProcessBuilder(line).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
