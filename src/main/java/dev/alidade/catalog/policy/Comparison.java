package dev.alidade.catalog.policy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One key of a condition, compared by one operator with some values, of which one is enough.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 *
 * @param operator such as {@code StringEquals}, as written; its case does not matter
 * @param key such as {@code aws:SourceArn}, as written; its case does not matter
 */
public record Comparison(String operator, String key, List<String> values) {

  private static final String IF_EXISTS = "ifexists";
  private static final String FOR_ANY = "foranyvalue:";
  private static final String FOR_ALL = "forallvalues:";

  /** Those that pass for the values alone. A negated one passes for all others. */
  private static final Set<String> POSITIVE =
      Set.of(
          "arnequals",
          "arnlike",
          "stringequals",
          "stringequalsignorecase",
          "stringlike",
          "ipaddress");

  /** Keeps the values from changing. */
  public Comparison {
    values = List.copyOf(values);
  }

  /** Whether the key is the named one, whatever its capitals. */
  public boolean isOn(String name) {
    return key.equalsIgnoreCase(name);
  }

  /**
   * The operator in lower case, without {@code ForAnyValue:}, {@code ForAllValues:} and {@code
   * IfExists}.
   */
  public String bareOperator() {
    var lower = operator.toLowerCase(Locale.ROOT);
    var bare =
        lower.startsWith(FOR_ANY)
            ? lower.substring(FOR_ANY.length())
            : lower.startsWith(FOR_ALL) ? lower.substring(FOR_ALL.length()) : lower;
    return bare.endsWith(IF_EXISTS) ? bare.substring(0, bare.length() - IF_EXISTS.length()) : bare;
  }

  /** Whether a request that does not have the key passes. */
  public boolean passesWithoutKey() {
    var lower = operator.toLowerCase(Locale.ROOT);
    return lower.startsWith(FOR_ALL) || lower.endsWith(IF_EXISTS);
  }

  /**
   * Whether only requests pass that come from a known account, organisation, principal, resource or
   * network: the key says one of these, the operator asks for it, and no value is open to all.
   */
  public boolean pinsDownWhoAsks() {
    @Nullable SourceKey source = SourceKey.of(key);
    return source != null
        && POSITIVE.contains(bareOperator())
        && (source.isInEveryRequest() || !passesWithoutKey())
        && !source.isOpen(values);
  }
}
