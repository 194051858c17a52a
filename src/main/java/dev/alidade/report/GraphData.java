package dev.alidade.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The drawings of several answers as one, in the form that the script of the page reads:
 *
 * <pre>
 * kinds: [{one, many, colour, mark}]   in the order of the legend
 * nodes: [{kind, caption, labels, accounts, properties, depths: {question: depth}}]
 * links: [{from, to, type, views: [question]}]   from and to are places in nodes
 * truncated: [question]
 * </pre>
 */
final class GraphData {

  /** Long enough for any ARN, short enough for a policy document not to fill the page. */
  private static final int LONGEST_VALUE = 400;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final NodeKinds kinds;
  private final Map<String, Drawn> nodes = new LinkedHashMap<>();
  private final Map<String, Wire> links = new LinkedHashMap<>();
  private final ArrayNode truncated = JSON.arrayNode();

  private record Drawn(int index, Drawing.Node node, NodeKind kind, ObjectNode depths) {}

  private record Wire(Drawing.Link link, ArrayNode views) {}

  GraphData(NodeKinds kinds, List<Answer.Found> answers) {
    this.kinds = kinds;
    answers.forEach(this::add);
  }

  private void add(Answer.Found answer) {
    var view = answer.question().id();
    for (var node : answer.drawing().nodes()) {
      nodes
          .computeIfAbsent(
              node.id(),
              id -> new Drawn(nodes.size(), node, kinds.of(node.labels()), JSON.objectNode()))
          .depths()
          .put(view, node.depth());
    }
    for (var link : answer.drawing().links()) {
      links.computeIfAbsent(link.id(), id -> new Wire(link, JSON.arrayNode())).views().add(view);
    }
    if (answer.drawing().truncated()) {
      truncated.add(view);
    }
  }

  /** Whether there is nothing to draw. */
  boolean isEmpty() {
    return nodes.isEmpty();
  }

  /** The JSON, in which nothing can end the script element that it stands in. */
  String json() {
    var ranks = ranks();
    var data = JSON.objectNode();
    var kindsArray = data.putArray("kinds");
    ranks
        .keySet()
        .forEach(
            kind ->
                kindsArray
                    .addObject()
                    .put("one", kind.one())
                    .put("many", kind.many())
                    .put("colour", kind.colour())
                    .put("mark", kind.mark()));
    var nodesArray = data.putArray("nodes");
    nodes.values().forEach(drawn -> nodesArray.add(json(drawn, ranks)));
    var linksArray = data.putArray("links");
    links.values().forEach(wire -> linksArray.add(json(wire)));
    data.set("truncated", truncated);
    // "</script" and "<!--" start with it:
    // https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements
    return data.toString().replace("<", "\\u003c");
  }

  /** The kinds that occur, those known by name first and in their order. */
  private Map<NodeKind, Integer> ranks() {
    var labels = kinds.known().stream().map(NodeKind::label).toList();
    var occurring =
        nodes.values().stream()
            .map(Drawn::kind)
            .distinct()
            .sorted(
                Comparator.comparingInt(
                        (NodeKind kind) ->
                            labels.contains(kind.label())
                                ? labels.indexOf(kind.label())
                                : labels.size())
                    .thenComparing(NodeKind::label))
            .toList();
    var ranks = new LinkedHashMap<NodeKind, Integer>();
    occurring.forEach(kind -> ranks.put(kind, ranks.size()));
    return ranks;
  }

  private static ObjectNode json(Drawn drawn, Map<NodeKind, Integer> ranks) {
    var node = JSON.objectNode();
    node.put("kind", ranks.get(drawn.kind()));
    node.put("caption", drawn.kind().caption(drawn.node().properties()));
    var labels = node.putArray("labels");
    new TreeSet<>(drawn.node().labels()).forEach(labels::add);
    var accounts = node.putArray("accounts");
    drawn.node().accounts().forEach(name -> accounts.add(ValueText.of(name)));
    var properties = node.putObject("properties");
    // What the contract adds to every node for joins over providers says nothing new here.
    drawn.node().properties().keySet().stream()
        .filter(name -> !name.startsWith("_"))
        .sorted()
        .forEach(name -> properties.put(name, shortened(drawn.node().properties().get(name))));
    node.set("depths", drawn.depths());
    return node;
  }

  private ObjectNode json(Wire wire) {
    var link = JSON.objectNode();
    link.put("from", index(wire.link().from()));
    link.put("to", index(wire.link().to()));
    link.put("type", wire.link().type());
    link.set("views", wire.views());
    return link;
  }

  private int index(String id) {
    var end = nodes.get(id);
    if (end == null) {
      throw new IllegalStateException("A drawing has a link without its end " + id);
    }
    return end.index();
  }

  private static String shortened(@Nullable Object value) {
    var text = ValueText.of(value);
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
  }
}
