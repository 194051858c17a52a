package dev.alidade.aws;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait for AWS, as a person asks for it; null for what the environment says, or the
 * default.
 *
 * @param connect for opening a connection
 * @param read for each wait for bytes of an answer
 */
public record CallTimeouts(@Nullable Duration connect, @Nullable Duration read) {

  /** Nothing is asked for. */
  public static final CallTimeouts USUAL = new CallTimeouts(null, null);
}
