package dev.alidade.estate;

import java.time.Duration;

/**
 * Something that goes wrong with the calls that a target names, until {@link EstateServer#heal}.
 */
public sealed interface Fault {

  /** A number of times that no run reaches. */
  int ALWAYS = Integer.MAX_VALUE;

  /** Returns which calls are meant. */
  Target target();

  /** Returns how many of the matching calls go wrong, from the first one on. */
  int times();

  /** Refused with the service's own "access denied", for want of an identity-based policy. */
  record Deny(Target target) implements Fault {
    @Override
    public int times() {
      return ALWAYS;
    }
  }

  /** Refused by a service control policy of the organization. */
  record DenyByOrganization(Target target) implements Fault {
    @Override
    public int times() {
      return ALWAYS;
    }
  }

  /** Answered with the service's own "too many requests". */
  record Throttle(Target target, int times) implements Fault {}

  /** Answered with HTTP status 500. */
  record ServerError(Target target, int times) implements Fault {}

  /**
   * Answered with an error of the caller's choice, in the protocol of the service.
   *
   * @param status the HTTP status
   * @param code the error code, {@code OptInRequired}
   */
  record Refuse(Target target, int status, String code, String message, int times)
      implements Fault {}

  /**
   * The connection is cut in the middle of the body of page {@code page}, whenever it is asked for.
   */
  record Truncate(Target target, int page, int times) implements Fault {}

  /** Answered late, and otherwise as if nothing were wrong. */
  record Slow(Target target, Duration delay) implements Fault {
    @Override
    public int times() {
      return ALWAYS;
    }
  }

  /** Denies the calls of {@code target} for want of a permission. */
  static Fault deny(Target target) {
    return new Deny(target);
  }

  /** Denies the calls of {@code target} "with an explicit deny in a service control policy". */
  static Fault denyByOrganization(Target target) {
    return new DenyByOrganization(target);
  }

  /** Throttles the first {@code times} calls of {@code target}. */
  static Fault throttle(Target target, int times) {
    return new Throttle(target, times);
  }

  /**
   * Fails the first {@code times} calls of {@code target} with status 500; {@link #ALWAYS} for all.
   */
  static Fault serverError(Target target, int times) {
    return new ServerError(target, times);
  }

  /** Refuses all calls of {@code target} with this error. */
  static Fault refuse(Target target, int status, String code, String message) {
    return new Refuse(target, status, code, message, ALWAYS);
  }

  /** Cuts page {@code page} of {@code target} in its middle, each time. */
  static Fault truncate(Target target, int page) {
    return new Truncate(target, page, ALWAYS);
  }

  /** Delays the calls of {@code target}. */
  static Fault slow(Target target, Duration delay) {
    return new Slow(target, delay);
  }
}
