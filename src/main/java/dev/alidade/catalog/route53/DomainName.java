package dev.alidade.catalog.route53;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names as the graph has them: in small letters, without the dot of the root. */
final class DomainName {

  /**
   * How Route 53 writes what is no letter, digit, hyphen, underscore or dot.
   * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html
   */
  private static final Pattern OCTAL = Pattern.compile("\\\\([0-3][0-7]{2})");

  /**
   * What the console puts before a balancer's name for an alias, so that it has IPv6 addresses too;
   * the balancer itself does not know it.
   * https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html (DNSName)
   */
  private static final Pattern DUAL_STACK =
      Pattern.compile(
          "dualstack\\.(?<balancer>.+\\.elb(\\.[a-z0-9-]+)?\\.amazonaws\\.(com|com\\.cn|eu))");

  private DomainName() {}

  /** A name of a zone or record, or one that a record leads to. */
  static String of(String written) {
    var name = OCTAL.matcher(written).replaceAll(escape -> character(escape.group(1)));
    return (name.endsWith(".") ? name.substring(0, name.length() - 1) : name)
        .toLowerCase(Locale.ROOT);
  }

  /** What an alias leads to: a balancer under the name that it has itself. */
  static String ofAliasTarget(String written) {
    var name = of(written);
    var dualStack = DUAL_STACK.matcher(name);
    return dualStack.matches() ? dualStack.group("balancer") : name;
  }

  /** Printable characters as they are; a dot inside a label, blanks and the like stay escaped. */
  private static String character(String octal) {
    var code = Integer.parseInt(octal, 8);
    var plain = code > ' ' && code < 0x7f && code != '.' && code != '\\';
    return plain
        ? java.util.regex.Matcher.quoteReplacement(String.valueOf((char) code))
        : "\\\\" + octal;
  }
}
