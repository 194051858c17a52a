package dev.alidade.aws;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Thrown instead of a call whose service did not let itself be reached lately; never retried. It is
 * the cause of an {@link SdkClientException}, since the SDK rebuilds its own exceptions on their
 * way out.
 */
final class DoorClosedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private DoorClosedException(String message) {
    super(message);
  }

  static SdkClientException at(CallSite site) {
    var message =
        site.service()
            + " in "
            + site.region()
            + " was not reached several times in a row; not asked again for a while";
    return SdkClientException.create(message, new DoorClosedException(message));
  }

  /** Whether a failure comes from a closed door. */
  static boolean isCauseOf(@Nullable Throwable failure) {
    return failure != null && failure.getCause() instanceof DoorClosedException;
  }
}
