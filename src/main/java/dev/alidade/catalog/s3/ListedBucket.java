package dev.alidade.catalog.s3;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.Bucket;

/** A bucket that the list of an account has, and what its survey has learnt of it so far. */
final class ListedBucket {

  /**
   * What the oldest buckets of Ireland say of their place.
   * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html
   */
  private static final String EUROPE = "EU";

  private static final String IRELAND = "eu-west-1";

  private final @Nullable String name;
  private final @Nullable Instant created;
  private final Exposure exposure = new Exposure();
  private volatile @Nullable String region;

  ListedBucket(Bucket listed) {
    this.name = listed.name();
    this.created = listed.creationDate();
    this.region = regionOf(listed.bucketRegion());
  }

  /** The name, which no other bucket of the partition has. */
  String name() {
    return name == null ? "" : name;
  }

  /** When it was made. */
  @Nullable Instant created() {
    return created;
  }

  /** Where it is; null where nobody has said so. */
  @Nullable String region() {
    return region;
  }

  /** Says where it is, as S3 writes it; an empty text says nothing. */
  void isIn(String constraint) {
    region = regionOf(constraint);
  }

  /** What is known of who may reach it. */
  Exposure exposure() {
    return exposure;
  }

  private static @Nullable String regionOf(@Nullable String constraint) {
    if (constraint == null || constraint.isEmpty()) {
      return null;
    }
    return constraint.equals(EUROPE) ? IRELAND : constraint;
  }
}
