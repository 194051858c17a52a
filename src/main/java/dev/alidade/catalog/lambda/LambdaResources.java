package dev.alidade.catalog.lambda;

import dev.alidade.catalog.Resource;
import java.util.List;

/** The Lambda part of the catalogue: one line for each resource. */
public final class LambdaResources {

  private LambdaResources() {}

  /** Every resource of Lambda. */
  public static List<Resource> all() {
    return List.of(new Functions(), new EventSourceMappings());
  }
}
