package dev.alidade.graph;

import java.util.List;

/**
 * A resource in a list of tagged resources, which is of many types: its name and its tags, and
 * nothing else of it.
 *
 * @param arn as the list has it
 */
public record TaggedResource(String arn, List<Tag> tags) {

  /** Keeps a copy. */
  public TaggedResource {
    tags = List.copyOf(tags);
  }
}
