package dev.alidade.catalog.kms;

import dev.alidade.catalog.Scope;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.MultiRegionKey;

/**
 * Where a key is. A multi-region key has one id in all its regions and so is one node, although
 * each region has a description, a state, a policy, grants and aliases of its own. The first of its
 * regions by name, of those that are surveyed, says what the node is; the others say that it is
 * there, so that neither the order of answers nor a region that fails changes anything.
 * https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html
 */
final class KeyRegions {

  /**
   * What the id of a multi-region key begins with, and of no other.
   * https://docs.aws.amazon.com/kms/latest/developerguide/mrk-how-it-works.html
   */
  private static final String SEVERAL = "mrk-";

  private KeyRegions() {}

  /**
   * Whether the node is what this scope says of the key.
   *
   * @param metadata what {@code DescribeKey} said; null where it said nothing
   */
  static boolean speaksFor(Scope at, String keyId, @Nullable KeyMetadata metadata) {
    return metadata == null
        ? !keyId.startsWith(SEVERAL)
        : of(at, metadata).getFirst().equals(at.place().region());
  }

  /** The surveyed regions that a key is in, by name. */
  static List<String> of(Scope at, @Nullable KeyMetadata metadata) {
    var regions = new TreeSet<String>();
    regions.add(at.place().region());
    var several = metadata == null ? null : metadata.multiRegionConfiguration();
    if (several != null) {
      Stream.concat(Stream.ofNullable(several.primaryKey()), several.replicaKeys().stream())
          .map(MultiRegionKey::region)
          .filter(region -> region != null && at.regions().contains(region))
          .forEach(regions::add);
    }
    return List.copyOf(regions);
  }
}
