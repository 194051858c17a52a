package dev.alidade.catalog.organizations;

import dev.alidade.catalog.Resource;
import java.util.List;

/** The Organizations part of the catalogue: one line for each resource. */
public final class OrganizationsResources {

  /** The key of the module. */
  public static final String MODULE = "organizations";

  private OrganizationsResources() {}

  /** Every resource of Organizations. */
  public static List<Resource> all() {
    return List.of(new OrganizationTree());
  }
}
