package dev.alidade.catalog.tags;

import dev.alidade.catalog.CarriedResource;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Tag;
import java.util.List;

/**
 * Tags of the resources that a run lists; each definition says where its tags are. The key is that
 * of the API which lists tags by themselves, and which is not called.
 */
public final class ResourceTags implements CarriedResource {

  @Override
  public String module() {
    return "resourcegroupstaggingapi";
  }

  @Override
  public List<NodeType<?>> nodes() {
    return List.of(Tag.TYPE);
  }
}
