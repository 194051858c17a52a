package dev.alidade.catalog.s3;

import dev.alidade.catalog.Resource;
import java.util.List;

/** The S3 part of the catalogue: one line for each resource. */
public final class S3Resources {

  private S3Resources() {}

  /** Every resource of S3. */
  public static List<Resource> all() {
    return List.of(new Buckets());
  }
}
