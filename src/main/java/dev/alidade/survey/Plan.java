package dev.alidade.survey;

import dev.alidade.aws.Access;
import dev.alidade.catalog.GlobalResource;
import dev.alidade.catalog.Module;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Resource;
import dev.alidade.catalog.RunResource;
import dev.alidade.graph.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Decides what is surveyed: which profile stands for an account, and which scopes it has. Pure. */
final class Plan {

  private Plan() {}

  /** What becomes of a profile. */
  sealed interface Assignment {
    /** Its account is surveyed through it. */
    record Surveyed(Access access, String displayName) implements Assignment {}

    /** Its account is surveyed through another profile. */
    record Duplicate(Access access, String displayName, String surveyedAs) implements Assignment {}

    /** It is not surveyed. */
    record Refused(String profile, String reason, String advice) implements Assignment {}
  }

  /** One call for answers: a resource at a place. */
  record PlannedScope(ScopeId id, Resource resource, Place place) {}

  /** Every scope of an account: global resources once, regional ones for each region. */
  static List<PlannedScope> scopes(List<Module> modules, Access access, List<String> regions) {
    var scopes = new ArrayList<PlannedScope>();
    for (var module : modules) {
      for (var resource : module.resources()) {
        switch (resource) {
          case GlobalResource global -> scopes.add(scope(global, access, Place.GLOBAL));
          case RegionalResource regional -> {
            for (var region : new LinkedHashSet<>(regions)) {
              scopes.add(scope(regional, access, region));
            }
          }
          case RunResource once -> {
            for (var region : new LinkedHashSet<>(regions)) {
              scopes.add(scope(once, access, region));
            }
          }
        }
      }
    }
    return scopes;
  }

  private static PlannedScope scope(Resource resource, Access access, String region) {
    return new PlannedScope(
        new ScopeId(access.accountId(), resource.module(), resource.name(), region),
        resource,
        new Place(access.partition(), access.accountId(), region));
  }
}
