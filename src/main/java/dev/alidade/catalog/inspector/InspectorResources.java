package dev.alidade.catalog.inspector;

import dev.alidade.catalog.Resource;
import java.util.List;

/** The Inspector part of the catalogue: one line for each resource. */
public final class InspectorResources {

  private InspectorResources() {}

  /** Every resource of Inspector. */
  public static List<Resource> all() {
    return List.of(new InspectorFindings());
  }
}
