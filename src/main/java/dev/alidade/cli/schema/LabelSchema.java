package dev.alidade.cli.schema;

import dev.alidade.store.SchemaStatements.Key;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A kind of node: everything that all definitions of its primary label say together.
 *
 * @param name the primary label
 * @param also labels that its nodes carry as well
 * @param former labels of earlier versions of the graph, which its nodes still carry
 * @param sometimes labels that only some nodes carry
 * @param kept how long its nodes stay
 * @param properties besides the id, in declared order
 * @param unique the keys that are unique by constraint
 * @param indexed the keys that have an index
 */
public record LabelSchema(
    String name,
    List<String> also,
    List<String> former,
    List<String> sometimes,
    Kept kept,
    List<PropertySchema> properties,
    List<Key> unique,
    List<Key> indexed,
    List<Witness> witnesses) {

  /** Copies the lists. */
  public LabelSchema {
    also = List.copyOf(also);
    former = List.copyOf(former);
    sometimes = List.copyOf(sometimes);
    properties = List.copyOf(properties);
    unique = List.copyOf(unique);
    indexed = List.copyOf(indexed);
    witnesses = List.copyOf(witnesses);
  }

  /**
   * A property.
   *
   * @param indexed whether queries find nodes by it
   * @param origins who sets it
   */
  public record PropertySchema(String name, boolean indexed, List<Origin> origins) {
    /** Copies the origins. */
    public PropertySchema {
      origins = List.copyOf(origins);
    }
  }

  /** One who writes nodes of the label, and what they are to him. */
  public record Witness(Origin origin, Sight sight) {}

  /** What a node is to one who writes it. */
  public enum Sight {
    /** His answer lists all there are: what it lacks is gone. */
    LISTED("lists"),
    /** His answer names it: it is created, but never removed. */
    NAMED("names"),
    /** It has to exist already, and gets properties. */
    DESCRIBED("describes"),
    /** It has to exist already, and something follows from the graph around it. */
    DERIVED("derives");

    private final String verb;

    Sight(String verb) {
      this.verb = verb;
    }

    /** What the witness does with the node, in one word. */
    public String verb() {
      return verb;
    }
  }

  /** How long nodes stay. */
  public sealed interface Kept {

    /**
     * Until a complete answer lacks them.
     *
     * @param byRegion whether the answer of one region decides over its own nodes
     * @param shared whether a node goes only with its last account
     */
    record WhileListed(boolean byRegion, boolean shared) implements Kept {}

    /** As long as something that the account owns leads to them, over this pattern. */
    record WhileReached(String pattern) implements Kept {}

    /** As long as it is part of a whole that is seen with all of its parts, over this pattern. */
    record WhilePart(String pattern) implements Kept {}

    /** For ever. */
    record Always() implements Kept {}

    /** The sentence for it. */
    default String sentence() {
      return switch (this) {
        case WhileListed listed ->
            "belongs to an account; goes when a complete answer "
                + (listed.byRegion() ? "of its region" : "of the account")
                + " no longer shows it"
                + (listed.shared() ? ", with the last account that had it" : "");
        case WhileReached reached -> "stays as long as an account has " + reached.pattern();
        case WhilePart part -> "goes when its whole no longer has it: " + part.pattern();
        case Always always -> "is never removed";
      };
    }
  }

  /** Everybody who lists, names or describes the label. */
  public List<Origin> origins() {
    return witnesses.stream().map(Witness::origin).distinct().toList();
  }

  /** Whether nodes of the label carry this one: as primary label or besides it. */
  boolean carries(String label) {
    return name.equals(label)
        || also.contains(label)
        || former.contains(label)
        || sometimes.contains(label);
  }

  /** All labels besides the primary one, with what is special of them in parentheses. */
  List<String> otherLabels() {
    var labels = new ArrayList<>(also);
    former.forEach(label -> labels.add(label + " (former)"));
    sometimes.forEach(label -> labels.add(label + " (some)"));
    return labels;
  }

  /** The indexes, those of each label together: {@code id (unique), arn}, {@code Snapshot: id}. */
  List<String> indexes() {
    var byLabel = new LinkedHashMap<String, List<String>>();
    byLabel.put(name, new ArrayList<>());
    unique.forEach(key -> on(key, byLabel).add(key.property() + " (unique)"));
    indexed.forEach(key -> on(key, byLabel).add(key.property()));
    return byLabel.entrySet().stream()
        .filter(e -> !e.getValue().isEmpty())
        .map(
            e ->
                (e.getKey().equals(name) ? "" : e.getKey() + ": ")
                    + String.join(", ", e.getValue()))
        .toList();
  }

  private static List<String> on(Key key, Map<String, List<String>> byLabel) {
    return byLabel.computeIfAbsent(key.label(), label -> new ArrayList<>());
  }
}
