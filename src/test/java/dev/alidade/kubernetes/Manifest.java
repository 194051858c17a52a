package dev.alidade.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * An object as it stands in a file.
 *
 * @param file where it stands
 * @param content as YAML
 */
public record Manifest(Path file, Map<?, ?> content) {

  private static final Path PROJECT = Path.of(System.getProperty("project.basedir", ""));

  /** Where they are. */
  static final Path DIRECTORY = PROJECT.resolve("src/main/kubernetes");

  private static final Path EXAMPLES = PROJECT.resolve("docs/examples");

  /** Every object that Kubernetes itself knows, those of the documentation among them. */
  static List<Manifest> all() {
    return files().flatMap(Manifest::in).filter(manifest -> !manifest.isForKustomize()).toList();
  }

  /** What kustomize reads. */
  static List<Manifest> kustomizations() {
    return files().flatMap(Manifest::in).filter(Manifest::isForKustomize).toList();
  }

  /** The CronJob that the overlays have in common. */
  public static CronJob cronJob() {
    return (CronJob) in(DIRECTORY.resolve("base/cron-job.yaml")).findFirst().orElseThrow().object();
  }

  /** The objects of a file. */
  static Stream<Manifest> in(Path file) {
    try {
      // Refuses a key that stands twice.
      var documents =
          new Load(LoadSettings.builder().setLabel(file.toString()).build())
              .loadAllFromString(Files.readString(file));
      return StreamSupport.stream(documents.spliterator(), false)
          .map(document -> new Manifest(file, (Map<?, ?>) document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> files() {
    return Stream.of(DIRECTORY, EXAMPLES)
        .flatMap(Manifest::below)
        .filter(file -> file.toString().endsWith(".yaml"))
        .sorted();
  }

  private static Stream<Path> below(Path directory) {
    try (var files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isForKustomize() {
    return String.valueOf(content.get("apiVersion")).startsWith("kustomize.config.k8s.io/");
  }

  /** The object, if Kubernetes knows every field of it. */
  HasMetadata object() {
    return StrictModel.read(content);
  }

  /** What tells it from all others. */
  String identity() {
    var metadata = (Map<?, ?>) content.get("metadata");
    return content.get("apiVersion") + " " + content.get("kind") + " " + metadata.get("name");
  }

  @Override
  public String toString() {
    return PROJECT.toAbsolutePath().relativize(file.toAbsolutePath()) + ": " + content.get("kind");
  }
}
