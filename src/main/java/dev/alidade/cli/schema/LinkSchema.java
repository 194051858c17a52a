package dev.alidade.cli.schema;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A kind of relationship.
 *
 * @param source the label at which it starts
 * @param target the label at which it ends
 * @param properties its own, without those that every relationship has
 * @param origins who writes it
 */
public record LinkSchema(
    String source, String type, String target, List<String> properties, List<Origin> origins) {

  /** By source, type and target. */
  static final Comparator<LinkSchema> ORDER =
      Comparator.comparing(LinkSchema::source)
          .thenComparing(LinkSchema::type)
          .thenComparing(LinkSchema::target);

  /** Copies the lists. */
  public LinkSchema {
    properties = List.copyOf(properties);
    origins = List.copyOf(origins);
  }

  /** The relationship as Cypher writes it. */
  public String pattern() {
    return "(:" + source + ")-[:" + type + "]->(:" + target + ")";
  }

  /** Whether one of its ends is this label. */
  boolean touches(String label) {
    return source.equals(label) || target.equals(label);
  }

  /** What a node of the label sees of it: {@code -[:ATTACHED_TO]->(:AWSEC2Instance)}. */
  String seenFrom(String label) {
    return arrow(label).formatted(other(label));
  }

  /** What a node of the label sees of these links, those that differ in the other end together. */
  static List<String> together(List<LinkSchema> links, String label) {
    return links.stream()
        .collect(
            Collectors.groupingBy(
                link -> link.arrow(label),
                LinkedHashMap::new,
                Collectors.mapping(link -> link.other(label), Collectors.joining(" | "))))
        .entrySet()
        .stream()
        .map(e -> e.getKey().formatted(e.getValue()))
        .toList();
  }

  private String other(String label) {
    return source.equals(label) ? target : source;
  }

  private String arrow(String label) {
    var relationship =
        "[:"
            + type
            + (properties.isEmpty() ? "" : " {" + String.join(", ", properties) + "}")
            + "]";
    return source.equals(label) ? "-" + relationship + "->(:%s)" : "<-" + relationship + "-(:%s)";
  }
}
