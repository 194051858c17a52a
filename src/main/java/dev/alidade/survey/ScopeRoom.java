package dev.alidade.survey;

import dev.alidade.aws.WaitListener;
import java.util.concurrent.Semaphore;

/**
 * Room for the scopes of all accounts. Only so many are busy at a time, and only so many have
 * begun. One that waits for a rate limit is not busy: others have its room meanwhile, and it goes
 * on at once when its wait is over. Whoever asks for room gets it in the order of asking, and each
 * account asks for one at a time: so accounts take turns, however many scopes one has.
 */
final class ScopeRoom {

  private final Semaphore begun;
  private final Permits busy;

  /**
   * Room.
   *
   * @param busyAtOnce scopes that are not waiting for a rate limit
   * @param begunAtOnce scopes that have begun, waiting or not
   */
  ScopeRoom(int busyAtOnce, int begunAtOnce) {
    this.busy = new Permits(busyAtOnce);
    this.begun = new Semaphore(begunAtOnce, true);
  }

  /** Waits for room for one more scope. */
  Place next() throws InterruptedException {
    begun.acquire();
    try {
      busy.acquire();
    } catch (InterruptedException e) {
      begun.release();
      throw e;
    }
    return new Place();
  }

  /** How many more scopes could be busy; below zero when many came back from a wait at once. */
  int free() {
    return busy.availablePermits();
  }

  /** How many ask for room, about. */
  int waiting() {
    return busy.getQueueLength() + begun.getQueueLength();
  }

  /** The place of one scope, all of whose threads may wait. */
  final class Place implements WaitListener, AutoCloseable {
    private int waiting;

    @Override
    public synchronized void waitBegins() {
      waiting++;
      if (waiting == 1) {
        busy.release();
      }
    }

    @Override
    public synchronized void waitEnds() {
      waiting--;
      if (waiting == 0) {
        // It does not wait for room: others that are busy may wait for what it is about to find.
        busy.takeAtOnce();
      }
    }

    /** The scope has ended. */
    @Override
    public void close() {
      busy.release();
      begun.release();
    }
  }

  private static final class Permits extends Semaphore {
    private static final long serialVersionUID = 1;

    private Permits(int permits) {
      super(permits, true);
    }

    private void takeAtOnce() {
      reducePermits(1);
    }
  }
}
