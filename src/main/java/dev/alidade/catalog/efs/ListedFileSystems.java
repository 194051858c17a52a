package dev.alidade.catalog.efs;

import dev.alidade.catalog.Scope;
import java.util.List;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;

/** The file systems of a region, listed once for all who need them. */
record ListedFileSystems(List<FileSystemDescription> all) {

  /**
   * Those of the region of a scope.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException if AWS does not list them in full
   */
  static ListedFileSystems of(Scope at) {
    return at.oncePerRegion(
        ListedFileSystems.class,
        () ->
            new ListedFileSystems(
                Efs.of(at)
                    .describeFileSystemsPaginator(r -> r.maxItems(Efs.LARGEST_PAGE))
                    .fileSystems()
                    .stream()
                    .toList()));
  }
}
