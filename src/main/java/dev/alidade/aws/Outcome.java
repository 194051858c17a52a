package dev.alidade.aws;

import java.util.List;

/**
 * How a scope (one account, region and module) ended, in the words that people read. Completeness
 * is a value: no failure becomes an empty list. What a scope allows to be removed is decided by
 * what it {@linkplain Answered answered}, not by this word.
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

  /**
   * AWS says that the service or the operation does not exist there. That is no answer to what is
   * there: it may be said of one call of several, for a while, or wrongly.
   */
  record Unsupported(String why) implements Outcome {}

  /**
   * Nobody was asked, by our own choice: an option says so, or a list of ours has not got the
   * service in that region. It is no failure, and proves nothing.
   */
  record NotAsked(String why) implements Outcome {}

  /** It could not be read: throttled, unreachable, a server error, an answer not understood. */
  record Failed(String cause) implements Outcome {}

  /**
   * Whether something is there that was not read. What AWS does not offer, or nobody asked for, is
   * no gap in what a run set out to read.
   */
  default boolean isGap() {
    return switch (this) {
      case Complete _, Unsupported _, NotAsked _ -> false;
      case Partial _, Denied _, Failed _ -> true;
    };
  }
}
