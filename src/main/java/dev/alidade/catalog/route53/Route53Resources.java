package dev.alidade.catalog.route53;

import dev.alidade.catalog.Resource;
import java.util.List;

/** The Route 53 part of the catalogue: one line for each resource. */
public final class Route53Resources {

  private Route53Resources() {}

  /** Every resource of Route 53. */
  public static List<Resource> all() {
    return List.of(new HostedZones());
  }
}
