package dev.alidade.catalog.efs;

import dev.alidade.catalog.Resource;
import java.util.List;

/** The EFS part of the catalogue: one line for each resource. */
public final class EfsResources {

  private EfsResources() {}

  /** Every resource of EFS. */
  public static List<Resource> all() {
    return List.of(new FileSystems(), new MountTargets(), new AccessPoints());
  }
}
