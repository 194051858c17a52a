package dev.alidade.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What kustomize would refuse, or silently do nothing for. */
class KustomizationsTest {

  /** https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/ */
  private static final List<String> KNOWN =
      List.of("apiVersion", "kind", "namespace", "resources", "components", "patches", "images");

  static List<Manifest> all() {
    return Manifest.kustomizations();
  }

  static Stream<Manifest> overlays() {
    return all().stream().filter(overlay -> overlay.file().toString().contains("/overlays/"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void everythingThatIsNamedIsThere(Manifest kustomization) {
    assertThat(KNOWN).containsAll(strings(kustomization.content().keySet()));
    assertThat(named(kustomization)).isNotEmpty().allSatisfy(file -> assertThat(file).exists());
    assertThat(patches(kustomization)).allSatisfy(file -> assertThat(file).isRegularFile());
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyFileBesideItIsUsed(Manifest kustomization) throws Exception {
    var used = Stream.concat(named(kustomization), patches(kustomization)).toList();
    try (var files = Files.list(kustomization.file().getParent())) {
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .filter(file -> !file.equals(kustomization.file()))
                  .filter(file -> !file.toString().endsWith(".example.yaml")))
          .isSubsetOf(used);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyPatchMeetsAnObjectOfTheBase(Manifest kustomization) {
    var base = Manifest.kustomizations().getFirst();
    assertThat(base.file()).endsWith(Path.of("base/kustomization.yaml"));
    var objects = named(base).flatMap(Manifest::in).map(Manifest::identity).toList();
    assertThat(patches(kustomization).flatMap(Manifest::in).map(Manifest::identity))
        .isSubsetOf(objects);
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void anOverlayIsTheBaseWithTheConfigOfTheAccounts(Manifest overlay) {
    assertThat(named(overlay).map(Path::toString))
        .anySatisfy(path -> assertThat(path).endsWith("/base"))
        .anySatisfy(path -> assertThat(path).endsWith("/aws-config.yaml"));
    var volume = Manifest.cronJob().getSpec().getJobTemplate().getSpec().getTemplate().getSpec();
    var config =
        Manifest.in(overlay.file().resolveSibling("aws-config.yaml")).findFirst().orElseThrow();
    assertThat(volume.getVolumes())
        .filteredOn(of -> of.getName().equals("aws-config"))
        .singleElement()
        .satisfies(
            of ->
                assertThat(of.getConfigMap().getName())
                    .isEqualTo(config.object().getMetadata().getName()));
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void theImageThatIsReplacedIsTheOneOfTheCronJob(Manifest overlay) {
    var image = Manifest.cronJob().getSpec().getJobTemplate().getSpec().getTemplate().getSpec();
    var named = image.getContainers().getFirst().getImage();
    assertThat((List<?>) overlay.content().get("images"))
        .singleElement()
        .satisfies(
            entry -> {
              var of = (Map<?, ?>) entry;
              assertThat(named).isEqualTo(of.get("name") + ":" + of.get("newTag"));
            });
  }

  private static Stream<Path> named(Manifest kustomization) {
    return Stream.of("resources", "components")
        .map(kustomization.content()::get)
        .filter(List.class::isInstance)
        .flatMap(list -> strings((List<?>) list).stream())
        .map(path -> beside(kustomization, path));
  }

  private static Stream<Path> patches(Manifest kustomization) {
    return kustomization.content().get("patches") instanceof List<?> patches
        ? patches.stream()
            .map(patch -> beside(kustomization, String.valueOf(((Map<?, ?>) patch).get("path"))))
        : Stream.of();
  }

  private static Path beside(Manifest kustomization, String path) {
    return kustomization.file().resolveSibling(path).normalize();
  }

  private static List<String> strings(Iterable<?> items) {
    return StreamSupport.stream(items.spliterator(), false).map(String::valueOf).toList();
  }
}
