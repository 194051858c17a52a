package dev.alidade.graph;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Ids of things that AWS always lists together, such as the rules of one group, where the
 * contract's id may run two of them into one.
 *
 * <p>Guarantees: a thing that is alone with its contract's id has it. Of several, the one that
 * comes first in an order of their content keeps it, and each other one has an id that spells out
 * all that it is. So the ids follow from what is there, and not from the order of an answer or from
 * earlier runs, and the first never changes its id. Another one does when the first comes or goes:
 * whoever looks only at what is there, and gives the contract's id to what is alone, cannot spare
 * it that.
 *
 * @param contract the contract's id; null where a part of it is missing
 * @param spelledOut an id that no other thing has, and that no contract's id can be
 * @param order which of several keeps the contract's id
 * @param <T> what is listed
 */
public record SiblingIds<T>(
    Function<T, @Nullable String> contract, Function<T, String> spelledOut, Comparator<T> order) {

  /** The id of each of these, which must be all that are listed together. */
  public Function<T, @Nullable String> among(List<T> siblings) {
    var keepers = new HashMap<String, T>();
    var spellings = new HashMap<String, Set<String>>();
    for (var sibling : siblings) {
      var id = contract.apply(sibling);
      if (id != null) {
        keepers.merge(id, sibling, (one, other) -> order.compare(other, one) < 0 ? other : one);
        spellings.computeIfAbsent(id, i -> new HashSet<>()).add(spelledOut.apply(sibling));
      }
    }
    return sibling -> id(sibling, keepers, spellings);
  }

  private @Nullable String id(
      T sibling, Map<String, T> keepers, Map<String, Set<String>> spellings) {
    var id = contract.apply(sibling);
    if (id == null || spellings.getOrDefault(id, Set.of()).size() < 2) {
      return id;
    }
    var mine = spelledOut.apply(sibling);
    var keeper = keepers.get(id);
    return keeper != null && mine.equals(spelledOut.apply(keeper)) ? id : mine;
  }
}
