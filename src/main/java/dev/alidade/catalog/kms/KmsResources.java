package dev.alidade.catalog.kms;

import dev.alidade.catalog.Resource;
import java.util.List;

/** The KMS part of the catalogue: one line for each resource. */
public final class KmsResources {

  private KmsResources() {}

  /** Every resource of KMS. */
  public static List<Resource> all() {
    return List.of(new KmsKeys(), new KmsAliases());
  }
}
