package dev.alidade.estate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a call is about, as the names of files have it: a bucket, a key, a function. It is the value
 * of any parameter of the call; of an ARN, what follows its last colon; characters other than
 * letters, digits and {@code . - =} are {@code _}. An answer about several values at once, such as
 * a stage of an API, has them all, with {@code +} between them, in any order.
 */
final class Item {

  /** More parameters than this that tell an item apart has no call that a survey makes. */
  private static final int COMBINED = 8;

  private Item() {}

  /** The name for the value of one parameter. */
  static String of(String value) {
    var last = value.startsWith("arn:") ? value.substring(value.lastIndexOf(':') + 1) : value;
    return last.replaceAll("[^A-Za-z0-9.=-]", "_");
  }

  /** The name for several values with {@code +} between them, whatever their order. */
  static String ofAll(String values) {
    var parts = new TreeSet<String>();
    for (String value : values.split("\\+")) {
      parts.add(of(value));
    }
    return String.join("+", parts);
  }

  /** The names that an answer may have for a call with these values, the most particular first. */
  static List<String> candidates(List<String> values) {
    var names = new LinkedHashSet<String>();
    values.stream().map(Item::of).filter(name -> !name.isEmpty()).forEach(names::add);
    var singles = List.copyOf(names);
    var few = singles.subList(0, Math.min(COMBINED, singles.size()));
    var candidates = new ArrayList<String>();
    for (int i = 0; i < few.size(); i++) {
      for (int j = i + 1; j < few.size(); j++) {
        for (int k = j + 1; k < few.size(); k++) {
          candidates.add(joined(few.get(i), few.get(j), few.get(k)));
        }
      }
    }
    for (int i = 0; i < few.size(); i++) {
      for (int j = i + 1; j < few.size(); j++) {
        candidates.add(joined(few.get(i), few.get(j)));
      }
    }
    candidates.addAll(singles);
    return candidates;
  }

  private static String joined(String... names) {
    return String.join("+", new TreeSet<>(Set.of(names)));
  }
}
