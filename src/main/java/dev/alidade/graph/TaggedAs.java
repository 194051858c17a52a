package dev.alidade.graph;

/**
 * How the nodes of a type are found among tagged resources of many types.
 *
 * @param resourceType as filters name it, for example {@code kms:key}
 * @param link from the node to each of its tags
 */
public record TaggedAs(String resourceType, LinkType<TaggedResource> link) {}
