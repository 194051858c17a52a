package dev.alidade.estate;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a REST operation is told: {@code GET /{Bucket}/{Key+}?acl}. A segment in braces is a label; a
 * greedy one ({@code +}) takes the rest of the path. The query has at least the parameters that
 * stand here, with their values where there are any.
 */
record Route(String operation, String method, List<String> segments, Map<String, String> query) {

  Route {
    segments = List.copyOf(segments);
    query = Map.copyOf(query);
  }

  /** A line of {@code services.txt}: method, path, operation. */
  static Route of(String line) {
    var words = line.strip().split(" ");
    var parts = words[1].split("\\?", 2);
    var query = new LinkedHashMap<String, String>();
    if (parts.length == 2) {
      for (String parameter : parts[1].split("&")) {
        var pair = parameter.split("=", 2);
        query.put(pair[0], pair.length == 2 ? pair[1] : "");
      }
    }
    return new Route(words[2], words[0], segmentsOf(parts[0]), query);
  }

  /** How much of the route is fixed: of two that fit, the one with more of it is meant. */
  int weight() {
    int literals = 0;
    for (String segment : segments) {
      literals += segment.startsWith("{") ? 0 : 1;
    }
    return 1000 * literals + 10 * query.size() + (isGreedy() ? 0 : 1);
  }

  /**
   * Returns the labels and their values in the order of the path, or null where it does not fit.
   */
  @Nullable Map<String, String> match(
      String calledMethod, String rawPath, Map<String, String> calledQuery) {
    if (!method.equals(calledMethod) || !asks(calledQuery)) {
      return null;
    }
    var called = segmentsOf(rawPath);
    if (called.size() < segments.size() || (called.size() > segments.size() && !isGreedy())) {
      return null;
    }
    var labels = new LinkedHashMap<String, String>();
    for (int i = 0; i < segments.size(); i++) {
      var segment = segments.get(i);
      if (segment.endsWith("+}")) {
        int behind = segments.size() - i - 1;
        var rest = called.subList(i, called.size() - behind);
        labels.put(segment.substring(1, segment.length() - 2), decoded(String.join("/", rest)));
        return behind == 0
                || segments
                    .subList(i + 1, segments.size())
                    .equals(called.subList(called.size() - behind, called.size()))
            ? labels
            : null;
      }
      if (segment.startsWith("{")) {
        labels.put(segment.substring(1, segment.length() - 1), decoded(called.get(i)));
      } else if (!segment.equals(called.get(i))) {
        return null;
      }
    }
    return labels;
  }

  private boolean asks(Map<String, String> called) {
    return query.entrySet().stream()
        .allMatch(
            parameter ->
                called.containsKey(parameter.getKey())
                    && (parameter.getValue().isEmpty()
                        || parameter.getValue().equals(called.get(parameter.getKey()))));
  }

  private boolean isGreedy() {
    return segments.stream().anyMatch(segment -> segment.endsWith("+}"));
  }

  /** Empty segments count for nothing: {@code /rrset/} is {@code /rrset}. */
  private static List<String> segmentsOf(String path) {
    var segments = new ArrayList<String>();
    for (String segment : path.split("/", -1)) {
      if (!segment.isEmpty()) {
        segments.add(segment);
      }
    }
    return segments;
  }

  /** A plus sign in a path is one. */
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
