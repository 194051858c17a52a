package dev.alidade.analysis;

import dev.alidade.catalog.policy.PolicyLanguage;
import dev.alidade.catalog.policy.WildcardPattern;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ARNs of one kind of resource, sorted, and which of them a pattern names: found by binary
 * search where the pattern is literal or a prefix, and else by the rarest piece of text that a
 * match must contain, so that time grows with what is found and not with what is there.
 */
final class ArnIndex {

  /** Characters of a piece: long enough to be rare, short enough to be in most patterns. */
  private static final int PIECE = 4;

  /** Fewer candidates than this are looked at one by one. */
  private static final int FEW = 64;

  private final String[] arns;
  private final Map<String, BitSet> known = new HashMap<>();
  private final Map<String, BitSet> knownWithoutVariables = new HashMap<>();
  private long @Nullable [] pieces;

  ArnIndex(List<String> arns) {
    this.arns = arns.stream().sorted().toArray(String[]::new);
  }

  int size() {
    return arns.length;
  }

  String arn(int at) {
    return arns[at];
  }

  /**
   * The positions of the ARNs that match, for some values of the pattern's variables. Not to be
   * changed: it is remembered under the text.
   */
  BitSet matching(String text, PolicyLanguage language) {
    var alike = language.hasVariables() || !text.contains("${") ? known : knownWithoutVariables;
    return alike.computeIfAbsent(text, t -> search(WildcardPattern.ofResource(t, language)));
  }

  private BitSet search(WildcardPattern pattern) {
    var prefix = pattern.literalPrefix();
    int from = lowerBound(prefix);
    int to = lowerBound(prefix + Character.MAX_VALUE);
    var found = new BitSet();
    if (pattern.isPrefix()) {
      found.set(from, to);
    } else if (pattern.isLiteral()) {
      for (int at = from; at < to && arns[at].length() == prefix.length(); at++) {
        found.set(at);
      }
    } else if (to - from < FEW) {
      for (int at = from; at < to; at++) {
        found.set(at, pattern.mayMatch(arns[at]));
      }
    } else {
      verifyCandidates(pattern, from, to, found);
    }
    return found;
  }

  private void verifyCandidates(WildcardPattern pattern, int from, int to, BitSet found) {
    var all = allPieces();
    int first = 0;
    int end = Integer.MAX_VALUE;
    for (var literal : pattern.literals()) {
      for (int i = 0; i + PIECE <= literal.length(); i++) {
        long piece = piece(literal, i);
        int low = lowerBound(all, piece << Integer.SIZE);
        int high = lowerBound(all, (piece + 1) << Integer.SIZE);
        if (high - low < end - first) {
          first = low;
          end = high;
        }
      }
    }
    if (end - first < to - from) {
      for (int i = first; i < end; i++) {
        int at = (int) all[i];
        if (at >= from && at < to && pattern.mayMatch(arns[at])) {
          found.set(at);
        }
      }
    } else {
      for (int at = from; at < to; at++) {
        found.set(at, pattern.mayMatch(arns[at]));
      }
    }
  }

  /** Each piece in the upper half of a number, where it occurs in the lower; sorted. */
  private long[] allPieces() {
    if (pieces == null) {
      var all =
          new long
              [Arrays.stream(arns).mapToInt(arn -> Math.max(0, arn.length() - PIECE + 1)).sum()];
      int count = 0;
      for (int at = 0; at < arns.length; at++) {
        for (int i = 0; i + PIECE <= arns[at].length(); i++) {
          all[count++] = (piece(arns[at], i) << Integer.SIZE) | at;
        }
      }
      Arrays.sort(all);
      pieces = all;
    }
    return pieces;
  }

  /** ARNs are ASCII but for rare names; two pieces that fall together only cost a look more. */
  private static long piece(String text, int from) {
    long piece = 0;
    for (int i = from; i < from + PIECE; i++) {
      // Seven bits each, so that the sign bit of the number stays free.
      piece = (piece << 7) | (text.charAt(i) & 0x7f);
    }
    return piece;
  }

  private int lowerBound(String text) {
    int low = 0;
    int high = arns.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (arns[middle].compareTo(text) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int lowerBound(long[] sorted, long value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
