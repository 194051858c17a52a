package dev.alidade.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.aws.Access;
import dev.alidade.catalog.GlobalResource;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.RunResource;
import dev.alidade.catalog.all.AwsCatalogue;
import dev.alidade.graph.Place;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;

/** Properties that hold for every set of profiles. */
class PlanTest {

  private static final int CASES = 1_000;

  @Test
  void nothingWaitsForWhatOnlyDescribesNodesOfOthers() {
    assertThat(
            AwsCatalogue.create().resources().stream()
                .filter(resource -> resource.writesFacetsOnly())
                .map(resource -> resource.name()))
        .contains("LastAccessedServices")
        .doesNotContain("Users", "Instances", "InspectorFindings");
  }

  @Test
  void aSkippedResourceHasNoScopeAndItsModuleKeepsTheOthers() {
    var catalogue = AwsCatalogue.create();
    var name = catalogue.skippable().iterator().next();

    var modules = catalogue.select(catalogue.keys(), List.of(name));

    assertThat(modules).hasSameSizeAs(catalogue.modules());
    assertThat(modules.stream().flatMap(module -> module.resources().stream()))
        .hasSize(catalogue.resources().size() - 1)
        .noneMatch(resource -> resource.skippableAs().isPresent());
  }

  @Test
  void regionalResourcesHaveOneScopeForEachRegionAndGlobalOnesHaveOne() {
    var random = new Random(20261122);
    var catalogue = AwsCatalogue.create();
    var all = List.of("eu-west-1", "us-east-1", "ap-south-1", "eu-west-1");
    for (var i = 0; i < CASES; i++) {
      var modules = catalogue.modules().stream().filter(module -> random.nextBoolean()).toList();
      var regions = all.subList(0, random.nextInt(all.size() + 1));
      var scopes = Plan.scopes(modules, access("111122223333"), regions);
      assertThat(scopes.stream().map(Plan.PlannedScope::id)).doesNotHaveDuplicates();
      for (var module : modules) {
        for (var resource : module.resources()) {
          var places =
              scopes.stream()
                  .filter(scope -> scope.resource() == resource)
                  .map(scope -> scope.place().region())
                  .toList();
          switch (resource) {
            case RegionalResource _, RunResource _ ->
                assertThat(places)
                    .containsExactlyElementsOf(new java.util.LinkedHashSet<>(regions));
            case GlobalResource global -> assertThat(places).containsExactly(Place.GLOBAL);
          }
        }
      }
    }
  }

  private static Access access(String account) {
    return new Access(account, "aws", "p", "eu-west-1", AnonymousCredentialsProvider.create());
  }
}
