package dev.alidade.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where {@code localhost} is on a machine whose resolver does not know it. A root directory of a
 * container from scratch may have no /etc/hosts; a static binary's resolver, musl's, then asks a
 * name server, which need not know: https://www.rfc-editor.org/rfc/rfc6761#section-6.3
 */
final class Loopback {

  private static final Path HOSTS = Path.of("/etc/hosts");
  private static final Pattern LOCALHOST =
      Pattern.compile("^([a-z0-9+.-]+://)localhost(?=[:/?]|$)", Pattern.CASE_INSENSITIVE);

  private Loopback() {}

  /** The address with the loopback address for its host where nothing else says where that is. */
  static String in(String uri) {
    return in(uri, HOSTS);
  }

  static String in(String uri, Path hosts) {
    // A certificate is of the name, not of the address: there, the name stays.
    return Files.exists(hosts) || GraphStore.checksCertificates(uri)
        ? uri
        : LOCALHOST.matcher(uri).replaceFirst("$1127.0.0.1");
  }
}
