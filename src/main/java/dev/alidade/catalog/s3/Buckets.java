package dev.alidade.catalog.s3;

import static dev.alidade.catalog.Declaration.inModule;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.Details;
import dev.alidade.catalog.GlobalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.catalog.text.PythonDates;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Place;
import dev.alidade.graph.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Buckets. Lists with {@code s3:ListBuckets}, which says where each is; then eight calls for each
 * bucket, in its region. Whatever one of them does not answer stays as it is stored, and the others
 * are made all the same.
 */
final class Buckets implements GlobalResource {

  static final NodeType<ListedBucket> BUCKET =
      NodeType.named("AWSS3Bucket", ListedBucket.class)
          .formerly("S3Bucket")
          .alsoLabelled("ObjectStorage")
          .id(ListedBucket::name)
          .indexed("name", ListedBucket::name)
          .indexed("arn", Buckets::arn)
          .property("creationdate", bucket -> PythonDates.str(bucket.created()))
          .fromAws()
          .normalised("name", ListedBucket::name)
          .ownedByAccount()
          .taggedAs("s3")
          .build();

  static final NodeType<ListedBucket> LOCATION =
      BUCKET
          .facet(ListedBucket.class)
          .id(ListedBucket::name)
          .property("region", ListedBucket::region)
          .normalised("location", ListedBucket::region)
          .build();

  @Override
  public Declaration declaration() {
    return inModule("s3")
        .calls(
            S3.SERVICE,
            "ListBuckets",
            "GetBucketAcl",
            "GetBucketEncryption",
            "GetBucketLocation",
            "GetBucketLogging",
            "GetBucketNotificationConfiguration",
            "GetBucketOwnershipControls",
            "GetBucketPolicy",
            "GetBucketVersioning",
            "GetPublicAccessBlock")
        .calls(S3Control.SERVICE, "GetPublicAccessBlock")
        .writes(
            BUCKET,
            LOCATION,
            BucketPolicy.STATEMENT,
            BucketAcl.GRANT,
            DefaultEncryption.ENCRYPTION,
            Versioning.VERSIONING,
            AccessLogging.LOGGING,
            ObjectOwnership.OWNERSHIP,
            PublicAccessBlock.BLOCK,
            Exposure.ACCESS,
            Exposure.ACTIONS)
        .links(Notifications.NOTIFIES);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    for (var page : S3.of(at).listBucketsPaginator(r -> r.maxBuckets(S3.LARGEST_PAGE))) {
      var buckets = page.buckets().stream().map(ListedBucket::new).toList();
      buckets.forEach(bucket -> rows.add(BUCKET, bucket));
      survey(buckets.stream().filter(bucket -> !bucket.name().isEmpty()).toList(), at, rows);
    }
  }

  private static void survey(List<ListedBucket> buckets, Scope at, Rows rows) {
    BucketLocations.find(buckets, at);
    buckets.stream()
        .filter(bucket -> bucket.region() != null)
        .forEach(bucket -> rows.add(LOCATION, bucket));
    details(at, buckets, BucketPolicy.STATEMENT, Exposure.ACCESS, Exposure.ACTIONS)
        .ask(bucket -> BucketPolicy.survey(bucket, at, rows));
    details(at, buckets, BucketAcl.GRANT, Exposure.ACCESS, Exposure.ACTIONS)
        .ask(bucket -> BucketAcl.survey(bucket, at, rows));
    details(at, buckets, PublicAccessBlock.BLOCK, Exposure.ACCESS, Exposure.ACTIONS)
        .ask(bucket -> PublicAccessBlock.survey(bucket, at, rows));
    details(at, buckets, DefaultEncryption.ENCRYPTION)
        .ask(bucket -> DefaultEncryption.survey(bucket, at, rows));
    details(at, buckets, Versioning.VERSIONING).ask(bucket -> Versioning.survey(bucket, at, rows));
    details(at, buckets, AccessLogging.LOGGING)
        .ask(bucket -> AccessLogging.survey(bucket, at, rows));
    details(at, buckets, ObjectOwnership.OWNERSHIP)
        .ask(bucket -> ObjectOwnership.survey(bucket, at, rows));
    details(at, buckets, Notifications.NOTIFIES)
        .ask(bucket -> Notifications.survey(bucket, at, rows));
    Exposure.survey(buckets, at, rows);
  }

  private static Details<ListedBucket> details(
      Scope at, List<ListedBucket> buckets, Object... feeds) {
    return at.details(buckets).named(ListedBucket::name).feeding(feeds);
  }

  private static @Nullable String arn(ListedBucket bucket, Place at) {
    return "arn:" + at.partition() + ":s3:::" + bucket.name();
  }
}
