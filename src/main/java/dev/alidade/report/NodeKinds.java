package dev.alidade.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The kinds of nodes that reports know by name, from {@code report/kinds}, and any other. */
final class NodeKinds {

  private static final String RESOURCE = "report/kinds";
  private static final int FIELDS = 6;
  private static final String GREY = "#5b6474";

  private final List<NodeKind> known;

  private NodeKinds(List<NodeKind> known) {
    this.known = List.copyOf(known);
  }

  /** Reads the kinds from the class path. */
  static NodeKinds builtIn() {
    return new NodeKinds(
        Resources.text(RESOURCE)
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(NodeKinds::kind)
            .toList());
  }

  private static NodeKind kind(String line) {
    var fields = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    if (fields.size() != FIELDS) {
      throw new IllegalStateException(RESOURCE + ": not " + FIELDS + " fields: " + line);
    }
    return new NodeKind(
        fields.get(0),
        fields.get(1),
        fields.get(2),
        fields.get(3),
        fields.get(4),
        List.of(fields.get(5).split(" ")));
  }

  /** Those known by name, in the order of importance. */
  List<NodeKind> known() {
    return known;
  }

  /** The kind of a node with these labels; one of its own for labels that nobody named. */
  NodeKind of(List<String> labels) {
    return known.stream()
        .filter(kind -> labels.contains(kind.label()))
        .findFirst()
        .orElseGet(() -> unknown(labels));
  }

  /** The contract's own label starts with AWS, the others are normalised or former ones. */
  private static NodeKind unknown(List<String> labels) {
    var label =
        labels.stream()
            .filter(name -> name.startsWith("AWS"))
            .min(Comparator.comparingInt(String::length).reversed())
            .orElse(labels.isEmpty() ? "Node" : labels.getFirst());
    var name = label.startsWith("AWS") && label.length() > 3 ? label.substring(3) : label;
    var words = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ");
    return new NodeKind(label, words, words, GREY, words.substring(0, 1), List.of("name", "id"));
  }
}
