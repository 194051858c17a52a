package dev.alidade.contract;

import java.util.Comparator;
import java.util.Locale;

/**
 * One thing that the graph has: a label, a property of a label, a relationship between labels or
 * one of its properties, an index.
 *
 * @param text how it is written, for example {@code AWSEBSVolume.arn}
 */
record Fact(Kind kind, String text) implements Comparable<Fact> {

  private static final Comparator<Fact> ORDER =
      Comparator.comparing(Fact::kind).thenComparing(Fact::text);

  enum Kind {
    LABEL,
    PROPERTY,
    LINK,
    INDEX;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Fact parse(String kind, String text) {
    return new Fact(Kind.valueOf(kind.toUpperCase(Locale.ROOT)), text);
  }

  static Fact label(String label) {
    return new Fact(Kind.LABEL, label);
  }

  /** A label that nodes carry besides their primary one, with its sign: ~ former, ? only some. */
  static Fact label(String primary, String other) {
    return new Fact(Kind.LABEL, primary + ":" + other);
  }

  static Fact property(String label, String property) {
    return new Fact(Kind.PROPERTY, label + "." + property);
  }

  static Fact link(String pattern) {
    return new Fact(Kind.LINK, pattern);
  }

  static Fact linkProperty(String pattern, String property) {
    return new Fact(Kind.LINK, pattern + "." + property);
  }

  static Fact index(String labelOrType, String property) {
    return new Fact(Kind.INDEX, labelOrType + "." + property);
  }

  @Override
  public int compareTo(Fact other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return kind.word() + " " + text;
  }
}
