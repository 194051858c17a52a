package dev.alidade.store;

import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Ownership;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What definitions say of labels: which of them an account owns alone, which know their region. */
public final class Labels {

  /** A label that several types carry is owned if one of them is, and has regions if all have. */
  private record Facts(boolean ownedAlone, boolean region) {
    Facts or(Facts other) {
      return new Facts(ownedAlone || other.ownedAlone, region && other.region);
    }
  }

  private final Map<String, Facts> facts = new HashMap<>();

  /** The labels of these types. */
  public Labels(Collection<NodeType<?>> types) {
    for (var type : types) {
      if (type.ownership() instanceof Ownership.ByAccount && type.authoritative()) {
        var these = new Facts(!type.shared(), type.hasRegion());
        facts.merge(type.label(), these, Facts::or);
        type.extraLabels().forEach(extra -> facts.merge(extra, these, Facts::or));
      }
    }
  }

  /**
   * The end of a link at which an account finds its own.
   *
   * @param label the end's label
   * @param outgoing whether the relationship leaves it
   * @param otherLabel the label of the other end
   * @param hasRegion whether nodes of the end know their region
   */
  public record Anchor(String label, boolean outgoing, String otherLabel, boolean hasRegion) {}

  /** The end that the account owns alone: the near one if it does, else the far one, else none. */
  public Optional<Anchor> anchor(LinkType<?> type) {
    var near = facts.get(type.near().label());
    if (near != null && near.ownedAlone()) {
      return Optional.of(
          new Anchor(type.near().label(), type.outgoing(), type.far().label(), near.region()));
    }
    var far = facts.get(type.far().label());
    if (far != null && far.ownedAlone()) {
      return Optional.of(
          new Anchor(type.far().label(), !type.outgoing(), type.near().label(), far.region()));
    }
    return Optional.empty();
  }
}
