package dev.alidade.aws;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Proxies, as {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY} name them.
 *
 * @param https for https addresses, so for AWS itself
 * @param http for http addresses, so only for endpoints of one's own
 * @param direct hosts that are reached without a proxy: a name with all that end in it, or {@code
 *     *}
 */
public record ProxySettings(@Nullable URI https, @Nullable URI http, List<String> direct) {

  /** No proxies. */
  public static final ProxySettings NONE = new ProxySettings(null, null, List.of());

  /** Keeps a copy of the hosts. */
  public ProxySettings {
    direct = List.copyOf(direct);
  }

  /** The hosts of a {@code NO_PROXY} value. */
  static List<String> hosts(String value) {
    return Arrays.stream(value.split("[,\\s]+"))
        .map(host -> host.toLowerCase(Locale.ROOT))
        .filter(host -> !host.isEmpty())
        .toList();
  }

  /**
   * The hosts as the SDK's url-connection client wants them, regular expressions. A leading dot and
   * no leading dot mean the same, as with curl and boto3; the SDK takes the dot for part of the
   * name.
   */
  List<String> directPatterns() {
    return direct.stream().map(ProxySettings::pattern).toList();
  }

  /** Whether a host is reached without a proxy. */
  boolean isDirect(String host) {
    return directPatterns().stream().anyMatch(host.toLowerCase(Locale.ROOT)::matches);
  }

  /** A proxy's port; where none is written, that of its scheme. */
  static int port(URI proxy) {
    if (proxy.getPort() > 0) {
      return proxy.getPort();
    }
    return "https".equalsIgnoreCase(proxy.getScheme()) ? 443 : 80;
  }

  private static String pattern(String host) {
    if (host.equals("*")) {
      return ".*";
    }
    var name =
        host.startsWith("*.") ? host.substring(2) : host.startsWith(".") ? host.substring(1) : host;
    return "(.*\\.)?" + Pattern.quote(name);
  }

  /** Says whether there are proxies; their addresses may hold passwords. */
  @Override
  public String toString() {
    return "ProxySettings[https=" + (https != null) + ", http=" + (http != null) + "]";
  }
}
