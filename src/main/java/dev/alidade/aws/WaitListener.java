package dev.alidade.aws;

/**
 * Told when a call waits for its rate limit, in the thread that waits; so whoever holds room for it
 * can let others have that meanwhile.
 */
public interface WaitListener {

  /** Tells nobody. */
  WaitListener NONE =
      new WaitListener() {
        @Override
        public void waitBegins() {}

        @Override
        public void waitEnds() {}
      };

  /** A call waits. */
  void waitBegins();

  /** It goes on, or has given up. */
  void waitEnds();
}
