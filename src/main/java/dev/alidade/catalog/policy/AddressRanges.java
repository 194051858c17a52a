package dev.alidade.catalog.policy;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ranges of addresses in CIDR notation. */
final class AddressRanges {

  /** Each range as the bits that all of its addresses begin with, those of one family. */
  private final Set<String> prefixes = new HashSet<>();

  private AddressRanges() {}

  /** Whether they are all addresses of IPv4, or all of IPv6, in one range or in parts. */
  static boolean areTheWorld(List<String> ranges) {
    var ipv4 = new AddressRanges();
    var ipv6 = new AddressRanges();
    for (var range : ranges) {
      var prefix = prefix(range);
      if (prefix != null) {
        (range.contains(":") ? ipv6 : ipv4).prefixes.add(prefix);
      }
    }
    return ranges.contains("*") || ipv4.cover("") || ipv6.cover("");
  }

  /** Null where the text is no range, but a variable or a slip: no address is in it. */
  private static @Nullable String prefix(String range) {
    try {
      var parts = range.split("/", 2);
      var bits = bits(InetAddress.ofLiteral(parts[0]));
      return parts.length == 2 ? bits.substring(0, Integer.parseInt(parts[1])) : bits;
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return null;
    }
  }

  private boolean cover(String prefix) {
    return prefixes.contains(prefix)
        || (prefixes.stream().anyMatch(longer -> longer.startsWith(prefix))
            && cover(prefix + "0")
            && cover(prefix + "1"));
  }

  private static String bits(InetAddress address) {
    var bits = new StringBuilder();
    for (byte part : address.getAddress()) {
      for (int bit = Byte.SIZE - 1; bit >= 0; bit--) {
        bits.append((part >> bit) & 1);
      }
    }
    return bits.toString();
  }
}
