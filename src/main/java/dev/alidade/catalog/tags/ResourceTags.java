package dev.alidade.catalog.tags;

import static dev.alidade.catalog.Declaration.inModule;

import dev.alidade.catalog.CarriedResource;
import dev.alidade.catalog.Declaration;
import dev.alidade.graph.Tag;

/**
 * Tags of the resources that a run lists; each definition says where its tags are. The key is that
 * of the API which lists tags by themselves, and which is not called.
 */
public final class ResourceTags implements CarriedResource {

  @Override
  public Declaration declaration() {
    return inModule("resourcegroupstaggingapi").writes(Tag.TYPE);
  }
}
