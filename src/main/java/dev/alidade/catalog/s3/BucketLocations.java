package dev.alidade.catalog.s3;

import dev.alidade.catalog.Scope;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.s3.model.Bucket;

/**
 * Where those buckets are of which the list does not say it. That of AWS always does; servers that
 * stand in for it seldom do. The lists of one region each say it too, with {@code s3:ListBuckets},
 * where a server heeds the region: then no bucket is in two of them. Each bucket that is left is
 * asked about with {@code s3:GetBucketLocation}.
 */
final class BucketLocations {

  /** A bucket without a location constraint is there: API_GetBucketLocation. */
  private static final String FIRST_REGION = "us-east-1";

  /** Stands for several regions, of which at most one is true. */
  private static final String SEVERAL = "";

  private BucketLocations() {}

  static void find(List<ListedBucket> buckets, Scope at) {
    if (unlocated(buckets).isEmpty()) {
      return;
    }
    var regions = byLists(at);
    unlocated(buckets).forEach(bucket -> bucket.isIn(regions.getOrDefault(bucket.name(), SEVERAL)));
    at.details(unlocated(buckets))
        .named(ListedBucket::name)
        .feeding(Buckets.LOCATION)
        .ask(bucket -> bucket.isIn(constraint(bucket, at)));
  }

  private static List<ListedBucket> unlocated(List<ListedBucket> buckets) {
    return buckets.stream().filter(bucket -> bucket.region() == null).toList();
  }

  private static Map<String, String> byLists(Scope at) {
    var regions = new ConcurrentHashMap<String, String>();
    // With one region nothing tells a server that heeds it from one that does not.
    at.details(at.regions().size() > 1 ? at.regions() : List.<String>of())
        .named(region -> "the buckets of " + region)
        .feeding(Buckets.LOCATION)
        .ask(
            region ->
                S3
                    .of(at)
                    .listBucketsPaginator(r -> r.bucketRegion(region).maxBuckets(S3.LARGEST_PAGE))
                    .buckets()
                    .stream()
                    .map(Bucket::name)
                    .filter(Objects::nonNull)
                    .forEach(name -> regions.merge(name, region, (one, other) -> SEVERAL)));
    return regions;
  }

  private static String constraint(ListedBucket bucket, Scope at) {
    var constraint =
        S3.of(at).getBucketLocation(r -> r.bucket(bucket.name())).locationConstraintAsString();
    return constraint == null || constraint.isEmpty() ? FIRST_REGION : constraint;
  }
}
