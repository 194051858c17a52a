package dev.alidade.cli.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** Finds what somebody may have meant. */
public final class Nearest {

  private static final int MOST = 3;

  private Nearest() {}

  /** So few wrong letters are a slip of the finger, and what is further off was not meant. */
  private static final int SLIP = 2;

  /**
   * The names most like a misspelt one, best first: those that contain it or are contained in it,
   * and those within a third of its letters; after a slip only the nearest.
   */
  public static List<String> to(String misspelt, Collection<String> names) {
    var wanted = misspelt.toLowerCase(Locale.ROOT);
    var within = Math.max(2, wanted.length() / 3);
    ToIntFunction<String> distance = name -> distance(wanted, name.toLowerCase(Locale.ROOT));
    var near =
        names.stream()
            .filter(
                name ->
                    distance.applyAsInt(name) <= within
                        || (!wanted.isEmpty() && (name.contains(wanted) || wanted.contains(name))))
            .sorted(Comparator.comparingInt(distance).thenComparing(Comparator.naturalOrder()))
            .toList();
    var best = near.isEmpty() ? 0 : distance.applyAsInt(near.getFirst());
    return near.stream()
        .filter(name -> best > SLIP || distance.applyAsInt(name) == best)
        .limit(MOST)
        .toList();
  }

  /** A sentence's end: {@code ; did you mean a or b?}; empty if nothing is near. */
  public static String question(String misspelt, Collection<String> names) {
    var near = to(misspelt, names);
    return near.isEmpty() ? "" : "; did you mean " + alternatives(near) + "?";
  }

  private static String alternatives(List<String> names) {
    var last = names.getLast();
    return names.size() == 1
        ? last
        : String.join(", ", names.subList(0, names.size() - 1)) + " or " + last;
  }

  /** Levenshtein's: the fewest letters to insert, delete or replace. */
  static int distance(String from, String to) {
    var previous = new int[to.length() + 1];
    for (var j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (var i = 1; i <= from.length(); i++) {
      var current = new int[to.length() + 1];
      current[0] = i;
      for (var j = 1; j <= to.length(); j++) {
        var replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
