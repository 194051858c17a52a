package dev.alidade.catalog.tags;

import dev.alidade.catalog.Resource;
import java.util.Collection;
import java.util.List;

/** The part of the catalogue that lists tags by themselves. */
public final class TagsResources {

  private TagsResources() {}

  /** Tags of what these resources bring. */
  public static List<Resource> of(Collection<? extends Resource> tagged) {
    return List.of(new ResourceTags(tagged));
  }
}
