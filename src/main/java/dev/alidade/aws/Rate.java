package dev.alidade.aws;

import java.util.Set;

/**
 * How fast a service may be asked.
 *
 * @param service the service as the SDK's package calls it; empty in the rate for all others
 * @param operations the operations that this rate is for; empty for all that have none of their own
 * @param sharing who draws from one bucket
 * @param global whether one bucket serves all regions of the account
 * @param perSecond tokens that come back each second
 * @param bucket tokens of a full bucket
 * @param pageSize the largest page that the service gives, in items; 0 where it differs by
 *     operation
 * @param source the page that the numbers come from, and what in them is ours
 */
public record Rate(
    String service,
    Set<String> operations,
    Sharing sharing,
    boolean global,
    double perSecond,
    int bucket,
    int pageSize,
    String source) {

  /** Who draws from one bucket. */
  public enum Sharing {
    /** Each operation has a bucket of its own. */
    PER_OPERATION,
    /** The operations of the rate share one bucket. */
    TOGETHER
  }

  /** Keeps a copy of the operations; rates and buckets are positive. */
  public Rate {
    operations = Set.copyOf(operations);
    if (!(perSecond > 0) || bucket < 1) {
      throw new IllegalArgumentException("A rate is positive and its bucket holds a token.");
    }
  }

  /** The name of the bucket that an operation draws from, within the service. */
  String bucketOf(String operation) {
    return switch (sharing) {
      case PER_OPERATION -> operation;
      case TOGETHER ->
          operations.isEmpty() ? "*" : String.join(",", operations.stream().sorted().toList());
    };
  }
}
