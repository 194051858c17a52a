package dev.alidade.survey;

import dev.alidade.catalog.Catalogue;
import dev.alidade.catalog.Resource;
import dev.alidade.catalog.account.SurveyedAccount;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Tag;
import dev.alidade.store.Keepers;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Scopes whose run may have died between a node and what keeps it. Such a node is in AWS, and looks
 * like one that nothing speaks of any more; so nothing of its label is removed for standing alone
 * until the scope was asked in full again. Pure, and built from the definitions.
 */
final class LooseEnds {

  /** Accounts that others speak of are written before those links as well. */
  private static final String ACCOUNT = SurveyedAccount.ACCOUNT.label();

  /** A resource, and those of its node types that are written before what keeps them. */
  private record Writer(Resource resource, List<NodeType<?>> types) {
    boolean answeredInFull(String region, Evidence evidence, boolean withTags) {
      return types.stream()
          .allMatch(
              type -> evidence.inFull(resource, type, region) && (withTags || !isTagged(type)));
    }
  }

  private final Map<String, Writer> writers = new HashMap<>();
  private final Map<String, Set<String>> writersOf = new HashMap<>();

  LooseEnds(Catalogue catalogue, Keepers keepers) {
    var labels = new HashSet<String>(keepers.writtenBeforeTheirKeeper());
    labels.add(ACCOUNT);
    for (var resource : catalogue.resources()) {
      var loose =
          resource.nodes().stream()
              .filter(type -> labels.contains(type.label()) || isTagged(type))
              .toList();
      if (!loose.isEmpty()) {
        var key = key(resource.module(), resource.name());
        writers.put(key, new Writer(resource, List.copyOf(loose)));
        for (var type : loose) {
          writes(key, type.label());
          if (isTagged(type)) {
            writes(key, Tag.TYPE.label());
          }
        }
      }
    }
  }

  private void writes(String key, String label) {
    writersOf.computeIfAbsent(label, l -> new TreeSet<>()).add(key);
  }

  private static boolean isTagged(NodeType<?> type) {
    return type.links().stream().anyMatch(Tag::isEndOf);
  }

  /** The resources that write nodes of a label, as the ends name them. */
  Set<String> writers(String label) {
    return writersOf.getOrDefault(label, Set.of());
  }

  /** The same of accounts. */
  Set<String> writersOfAccounts() {
    return writers(ACCOUNT);
  }

  /** Those of these scopes that may leave ends, each as {@code module/Resource@region}. */
  Set<String> of(Collection<ScopeId> scopes) {
    return scopes.stream()
        .filter(scope -> writers.containsKey(key(scope.module(), scope.resource())))
        .map(scope -> key(scope.module(), scope.resource()) + "@" + scope.region())
        .collect(Collectors.toSet());
  }

  /**
   * What is left of an account's ends when a run has surveyed it and tied its own.
   *
   * @param before what was loose before the run
   * @param withTags whether the run wrote tags
   */
  Set<String> left(Set<String> before, Evidence evidence, boolean withTags) {
    return before.stream()
        .filter(end -> !isTied(end, evidence, withTags))
        .collect(Collectors.toSet());
  }

  private boolean isTied(String end, Evidence evidence, boolean withTags) {
    var at = end.lastIndexOf('@');
    // Else one of another version, whose writer nobody asks any more.
    var writer = writers.get(end.substring(0, Math.max(0, at)));
    return writer != null && writer.answeredInFull(end.substring(at + 1), evidence, withTags);
  }

  private static String key(String module, String resource) {
    return module + "/" + resource;
  }
}
