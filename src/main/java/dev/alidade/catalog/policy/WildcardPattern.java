package dev.alidade.catalog.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * An action or a resource as a policy writes it, with wildcards, compiled. Everything that is no
 * wildcard is taken literally; time is at most proportional to pattern length times text length.
 */
public final class WildcardPattern {

  /** Codes of what is no literal character. */
  private static final int ANY_ONE = -1;

  private static final int ANY_RUN = -2;
  private static final int ANY_RUN_IN_SEGMENT = -3;
  private static final int VARIABLE = -4;

  private final int[] codes;
  private final boolean ignoresCase;
  private final boolean inSegments;
  private final boolean hasVariables;
  private final int literalPrefix;

  private WildcardPattern(int[] codes, boolean ofResource) {
    this.codes = codes;
    this.ignoresCase = !ofResource;
    this.inSegments = ofResource;
    this.hasVariables = Arrays.stream(codes).anyMatch(code -> code == VARIABLE);
    int prefix = 0;
    while (prefix < codes.length && codes[prefix] >= 0) {
      prefix++;
    }
    this.literalPrefix = prefix;
  }

  /**
   * Compiles an action. Case does not matter, {@code *} is any run of characters, {@code ?} exactly
   * one. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
   */
  public static WildcardPattern ofAction(String text) {
    var codes =
        text.toLowerCase(Locale.ROOT)
            .chars()
            .map(c -> c == '*' ? ANY_RUN : c == '?' ? ANY_ONE : c)
            .toArray();
    return new WildcardPattern(codes, false);
  }

  /**
   * Compiles a resource. Case matters. The parts between colons are segments; a wildcard stays in
   * its segment, but for a {@code *} that is the last character of one.
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
   *
   * <p>In the language of 2012 {@code ${name}} is a variable, whose value is not known here; {@code
   * ${*}}, {@code ${?}} and {@code ${$}} are the characters themselves. In that of 2008 it is all
   * plain text. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
   */
  public static WildcardPattern ofResource(String text, PolicyLanguage language) {
    var codes = new int[text.length()];
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int end = language.hasVariables() && text.startsWith("${", i) ? text.indexOf('}', i) : -1;
      if (end > 0) {
        var name = text.substring(i + 2, end);
        codes[length++] =
            name.equals("*") || name.equals("?") || name.equals("$") ? name.charAt(0) : VARIABLE;
        i = end;
      } else if (c == '*') {
        boolean last = i + 1 == text.length() || text.charAt(i + 1) == ':';
        codes[length++] = last ? ANY_RUN : ANY_RUN_IN_SEGMENT;
      } else {
        codes[length++] = c == '?' ? ANY_ONE : c;
      }
    }
    return new WildcardPattern(Arrays.copyOf(codes, length), true);
  }

  /** Whether the pattern matches the text, whatever the values of variables are. */
  public boolean matches(String text) {
    return !hasVariables && mayMatch(text);
  }

  /** Whether the pattern matches the text for some values of its variables. */
  public boolean mayMatch(String text) {
    if (text.length() < literalPrefix) {
      return false;
    }
    for (int i = 0; i < literalPrefix; i++) {
      if (codes[i] != character(text, i)) {
        return false;
      }
    }
    if (literalPrefix == codes.length) {
      return text.length() == codes.length;
    }
    if (literalPrefix == codes.length - 1 && codes[literalPrefix] == ANY_RUN) {
      return true;
    }
    return restMatches(text);
  }

  /** Whether variables leave open what the pattern matches. */
  public boolean hasVariables() {
    return hasVariables;
  }

  /** Whether the pattern matches one text only. */
  public boolean isLiteral() {
    return literalPrefix == codes.length;
  }

  /** Whether the pattern matches every text that begins with its literal prefix. */
  public boolean isPrefix() {
    return literalPrefix == codes.length - 1 && codes[literalPrefix] == ANY_RUN;
  }

  /** What every matching text begins with. */
  public String literalPrefix() {
    return new String(codes, 0, literalPrefix);
  }

  /** The literal parts between wildcards and variables, each of which a matching text contains. */
  public List<String> literals() {
    var literals = new ArrayList<String>();
    int from = 0;
    for (int at = 0; at <= codes.length; at++) {
      if (at == codes.length || codes[at] < 0) {
        if (at > from) {
          literals.add(new String(codes, from, at - from));
        }
        from = at + 1;
      }
    }
    return literals;
  }

  /**
   * Whether this action pattern surely matches everything that another one matches: a wildcard of
   * the other is only covered by a wildcard that is at least as wide.
   */
  public boolean covers(WildcardPattern other) {
    // covered[j]: whether this pattern from its position on covers the other from j on.
    var covered = new boolean[other.codes.length + 1];
    covered[other.codes.length] = true;
    for (int at = codes.length - 1; at >= 0; at--) {
      var before = new boolean[covered.length];
      for (int j = other.codes.length; j >= 0; j--) {
        boolean more = j < other.codes.length;
        before[j] =
            isRun(codes[at])
                ? covered[j] || (more && before[j + 1])
                : more
                    && covered[j + 1]
                    && (codes[at] == other.codes[j]
                        || (codes[at] == ANY_ONE && !isRun(other.codes[j])));
      }
      covered = before;
    }
    return covered[0];
  }

  /** Whether some action is matched by both patterns. */
  public boolean overlaps(WildcardPattern other) {
    int shared = Math.min(literalPrefix, other.literalPrefix);
    if (!Arrays.equals(codes, 0, shared, other.codes, 0, shared)) {
      return false;
    }
    // common[j]: whether this pattern from its position on and the other from j on share a text.
    var common = new boolean[other.codes.length + 1];
    for (int at = codes.length; at >= 0; at--) {
      var before = new boolean[common.length];
      for (int j = other.codes.length; j >= 0; j--) {
        boolean here = at < codes.length;
        boolean there = j < other.codes.length;
        if (!here && !there) {
          before[j] = true;
        } else if (here && isRun(codes[at])) {
          before[j] = common[j] || (there && before[j + 1]);
        } else if (there && isRun(other.codes[j])) {
          before[j] = before[j + 1] || (here && common[j]);
        } else {
          before[j] =
              here
                  && there
                  && common[j + 1]
                  && (codes[at] == other.codes[j]
                      || codes[at] == ANY_ONE
                      || other.codes[j] == ANY_ONE);
        }
      }
      common = before;
    }
    return common[0];
  }

  /** Follows all ways to read the text at once: which positions of the pattern can be next. */
  private boolean restMatches(String text) {
    var next = new boolean[codes.length + 1];
    next[literalPrefix] = true;
    skipRuns(next);
    for (int i = literalPrefix; i < text.length(); i++) {
      int c = character(text, i);
      var after = new boolean[codes.length + 1];
      boolean alive = false;
      for (int at = literalPrefix; at < codes.length; at++) {
        if (!next[at]) {
          continue;
        }
        if (isRun(codes[at])) {
          if (codes[at] != ANY_RUN_IN_SEGMENT || c != ':') {
            after[at] = true;
            alive = true;
          }
        } else if (codes[at] == c || (codes[at] == ANY_ONE && !(inSegments && c == ':'))) {
          after[at + 1] = true;
          alive = true;
        }
      }
      if (!alive) {
        return false;
      }
      skipRuns(after);
      next = after;
    }
    return next[codes.length];
  }

  /** A run may be empty. */
  private void skipRuns(boolean[] next) {
    for (int at = literalPrefix; at < codes.length; at++) {
      if (next[at] && isRun(codes[at])) {
        next[at + 1] = true;
      }
    }
  }

  private static boolean isRun(int code) {
    return code == ANY_RUN || code == ANY_RUN_IN_SEGMENT || code == VARIABLE;
  }

  private int character(String text, int i) {
    return ignoresCase ? Character.toLowerCase(text.charAt(i)) : text.charAt(i);
  }
}
