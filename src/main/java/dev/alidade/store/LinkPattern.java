package dev.alidade.store;

import dev.alidade.graph.LinkType;

/**
 * A relationship as a statement finds it: its type, and a label of either end.
 *
 * @param near the label of the end whose resource declares the relationship
 */
public record LinkPattern(String source, String type, String target, String near) {

  /** The pattern of a link. */
  public static LinkPattern of(LinkType<?> link) {
    return link.outgoing()
        ? new LinkPattern(link.near().label(), link.type(), link.far().label(), link.near().label())
        : new LinkPattern(
            link.far().label(), link.type(), link.near().label(), link.near().label());
  }

  /** The label of the other end. */
  public String far() {
    return near.equals(source) ? target : source;
  }

  /** As Cypher matches it. */
  String cypher(String sourceName, String relationshipName, String targetName) {
    return "(%s:%s)-[%s:%s]->(%s:%s)"
        .formatted(
            sourceName,
            Cypher.quoted(source),
            relationshipName,
            Cypher.quoted(type),
            targetName,
            Cypher.quoted(target));
  }
}
