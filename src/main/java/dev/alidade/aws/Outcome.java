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
   * @param detail one line: where, why, and the service control policy when AWS names one as the
   *     cause
   */
  record Denied(String permission, String detail) implements Outcome {}

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
