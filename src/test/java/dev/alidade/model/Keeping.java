package dev.alidade.model;

import dev.alidade.catalog.Catalogue;
import dev.alidade.catalog.account.SurveyedAccount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a run must leave in the graph, whatever happens to it: a relationship that was there and
 * that somebody, who is on record for it, reports before the run and after it, between nodes that
 * stay; a node that is there before and after, and that such a relationship keeps, or none: it was
 * written by a run that died. What had nothing to stand on but what is no longer so may go.
 */
final class Keeping {

  private final Map<String, Set<String>> keptBy = new HashMap<>();
  private final Map<String, Set<String>> keptByOutgoing = new HashMap<>();

  Keeping(Catalogue catalogue) {
    var types = new ArrayList<>(SurveyedAccount.types());
    types.addAll(catalogue.nodeTypes());
    for (var type : types) {
      keptBy
          .computeIfAbsent(type.label(), label -> new HashSet<>())
          .addAll(type.ownership().keepers());
      keptByOutgoing
          .computeIfAbsent(type.label(), label -> new HashSet<>())
          .addAll(type.alsoKeptByOutgoing());
    }
  }

  /**
   * What was lost, a line each.
   *
   * @param graph the graph before the run
   * @param before a fresh graph of what there was
   * @param after a fresh graph of what there is
   * @param left the graph after the run
   */
  List<String> lost(Chart graph, Chart before, Chart after, Chart left) {
    var lines = new ArrayList<String>();
    var links = stillReported(graph, before, after);
    var held = held(links, graph, before, after);
    for (var node : held) {
      var is = left.nodes().get(node);
      if (is == null) {
        lines.add("lost: " + node);
      } else {
        properties(
            node,
            graph.node(node).properties(),
            after.node(node).properties(),
            before.node(node).properties().keySet(),
            is.properties(),
            lines);
      }
    }
    links.forEach(
        (key, link) -> {
          if (held.contains(link.from()) && held.contains(link.to())) {
            var is = left.links().get(key);
            if (is == null) {
              lines.add("lost: " + key);
            } else {
              properties(
                  key,
                  link.properties(),
                  after.link(key).properties(),
                  before.link(key).properties().keySet(),
                  is.properties(),
                  lines);
            }
          }
        });
    return lines;
  }

  private static void properties(
      String of,
      Map<String, Object> was,
      Map<String, Object> now,
      Set<String> before,
      Map<String, Object> is,
      List<String> lines) {
    was.forEach(
        (name, value) -> {
          if (before.contains(name)
              && now.containsKey(name)
              && !value.equals(is.get(name))
              && !now.get(name).equals(is.get(name))) {
            lines.add(
                "property %s of %s was %s and is %s".formatted(name, of, value, is.get(name)));
          }
        });
  }

  private static Map<String, Chart.Link> stillReported(Chart graph, Chart before, Chart after) {
    var still = new TreeMap<String, Chart.Link>();
    graph
        .links()
        .forEach(
            (key, link) -> {
              var then = before.links().get(key);
              var now = after.links().get(key);
              if (then != null && now != null) {
                var reporters = new HashSet<>(link.reporters());
                reporters.retainAll(then.reporters());
                reporters.retainAll(now.reporters());
                if (!reporters.isEmpty() || now.reporters().isEmpty()) {
                  still.put(key, link);
                }
              }
            });
    return still;
  }

  private Set<String> held(Map<String, Chart.Link> links, Chart graph, Chart before, Chart after) {
    var held = new HashSet<String>();
    var others = new HashSet<String>();
    var standing = standing(graph);
    for (var node : graph.nodes().keySet()) {
      if (before.nodes().containsKey(node) && after.nodes().containsKey(node)) {
        (isKeptByNothing(graph.node(node)) || !standing.contains(node) ? held : others).add(node);
      }
    }
    for (var grows = true; grows; ) {
      grows = false;
      for (var link : links.values()) {
        if (others.contains(link.to())
            && held.contains(link.from())
            && keeps(keptBy, graph.node(link.to()), link.type())) {
          others.remove(link.to());
          held.add(link.to());
          grows = true;
        }
        if (others.contains(link.from())
            && held.contains(link.to())
            && keeps(keptByOutgoing, graph.node(link.from()), link.type())) {
          others.remove(link.from());
          held.add(link.from());
          grows = true;
        }
      }
    }
    return held;
  }

  /** The nodes that something keeps; a run that died leaves others, which are there as well. */
  private Set<String> standing(Chart graph) {
    var standing = new HashSet<String>();
    for (var link : graph.links().values()) {
      if (keeps(keptBy, graph.node(link.to()), link.type())) {
        standing.add(link.to());
      }
      if (keeps(keptByOutgoing, graph.node(link.from()), link.type())) {
        standing.add(link.from());
      }
    }
    return standing;
  }

  private static boolean keeps(Map<String, Set<String>> by, Chart.Node node, String type) {
    return node.labels().stream().anyMatch(l -> by.getOrDefault(l, Set.of()).contains(type));
  }

  private boolean isKeptByNothing(Chart.Node node) {
    return node.labels().contains("AWSAccount")
        || node.labels().stream().allMatch(l -> keptBy.getOrDefault(l, Set.of()).isEmpty());
  }
}
