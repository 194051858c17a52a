package dev.alidade.model;

import java.util.List;

/**
 * What a run is asked for.
 *
 * @param profiles whose accounts
 * @param regions where; empty for those that AWS names
 * @param modules of what
 */
record Selection(List<String> profiles, List<String> regions, List<String> modules) {

  /** Everything. */
  static final Selection ALL =
      new Selection(List.of("anna", "bert", "carl"), List.of(), World.MODULES);

  Selection {
    profiles = List.copyOf(profiles);
    regions = List.copyOf(regions);
    modules = List.copyOf(modules);
  }

  @Override
  public String toString() {
    return "%s; %s; %s"
        .formatted(
            profiles.equals(ALL.profiles) ? "all accounts" : String.join(", ", profiles),
            regions.isEmpty() ? "all regions" : String.join(", ", regions),
            modules.equals(ALL.modules) ? "all modules" : String.join(", ", modules));
  }
}
