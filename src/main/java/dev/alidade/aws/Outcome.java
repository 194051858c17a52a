package dev.alidade.aws;

import java.util.List;

/**
 * How a scope (one account, region and module) ended. Completeness is a value: no failure becomes
 * an empty list, and only an outcome that {@linkplain #allowsSweep() allows it} lets anything be
 * removed.
 */
public sealed interface Outcome {

  /** Everything that AWS has there was read. */
  record Complete() implements Outcome {}

  /** Some of it was read; the reasons name what was not. */
  record Partial(List<String> reasons) implements Outcome {

    /** Keeps a copy of the reasons, of which there must be one. */
    public Partial {
      if (reasons.isEmpty()) {
        throw new IllegalArgumentException("A partial outcome must say what is missing.");
      }
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * AWS refused.
   *
   * @param permission the IAM action that is missing, such as {@code ec2:DescribeVpcs}
   * @param cause what stands in the way, which decides who can change it
   * @param detail one line: where, why, and the service control policy when AWS names one as the
   *     cause
   */
  record Denied(String permission, Cause cause, String detail) implements Outcome {

    /** What stands in the way, as far as AWS says it. */
    public enum Cause {
      /** No policy allows the action: one that does can be attached. */
      NOT_ALLOWED,
      /** A policy of the account denies it, whatever others allow. */
      EXPLICIT_DENY,
      /** A service control policy denies it: only the organisation can change that. */
      ORGANISATION,
      /** The region is not enabled for the account, or the service not signed up for. */
      NOT_ENABLED
    }
  }

  /** AWS says that the service or the operation does not exist there; so nothing of it can. */
  record Unsupported(String why) implements Outcome {}

  /** It could not be read: throttled, unreachable, a server error, an answer not understood. */
  record Failed(String cause) implements Outcome {}

  /** Whether what this scope did not show may be removed from the graph. */
  default boolean allowsSweep() {
    return switch (this) {
      case Complete _, Unsupported _ -> true;
      case Partial _, Denied _, Failed _ -> false;
    };
  }
}
