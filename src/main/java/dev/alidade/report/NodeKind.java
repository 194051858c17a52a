package dev.alidade.report;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a node is to a reader.
 *
 * @param label the label that makes a node one of this kind
 * @param one its name
 * @param many the name of several
 * @param colour {@code #rrggbb}
 * @param mark up to three characters that fit into a small circle
 * @param captions the properties that name a node of this kind, the best first
 */
record NodeKind(
    String label, String one, String many, String colour, String mark, List<String> captions) {

  /** The word that stands for protocol and ports instead of a property. */
  private static final String PORTS = "ports";

  /** What a node is called in a drawing. */
  String caption(Map<String, Object> properties) {
    return captions.stream()
        .map(name -> name.equals(PORTS) ? ports(properties) : ValueText.of(properties.get(name)))
        .map(NodeKind::withoutPath)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElseGet(() -> withoutPath(ValueText.of(properties.get("id"))));
  }

  /** ARNs are told apart by their last part; their account stands beside the caption. */
  private static String withoutPath(String text) {
    if (!text.startsWith("arn:")) {
      return text;
    }
    var end = text.substring(text.lastIndexOf(':') + 1);
    return end.substring(end.lastIndexOf('/') + 1);
  }

  private static String ports(Map<String, Object> rule) {
    var protocol = ValueText.of(rule.get("protocol"));
    var from = rule.get("fromport");
    var to = rule.get("toport");
    if (protocol.equals("-1") || protocol.equals("all")) {
      return "all traffic";
    }
    // ICMP has types for ports, and -1 for all of them.
    return !(from instanceof Number first) || first.intValue() < 0
        ? protocol
        : protocol + " " + first + (Objects.equals(from, to) ? "" : "-" + to);
  }
}
