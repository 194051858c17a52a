package dev.alidade.aws;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Stops knocking at a door that does not open. After several failed connections in a row to a
 * service of one account and region, and a while without any answer, its calls fail at once for a
 * time; then one call may try, and decides whether the door counts as open again. Any answer, also
 * a refusal, is an open door.
 */
final class Breaker {

  /** Two calls with the usual three attempts each. */
  static final int FAILURES_TO_CLOSE_DOOR = 6;

  /**
   * No answer for so long, and the failures are not those of one moment: hundreds of accounts share
   * the door of their base, and a server that closes its idle connections fails all calls that were
   * just sent over them. Ten times the first back-off of the SDK's standard retries, 100 ms.
   */
  static final Duration SILENCE_TO_CLOSE_DOOR = Duration.ofSeconds(1);

  static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final Ticker ticker;
  private final ConcurrentMap<Key, Door> doors = new ConcurrentHashMap<>();

  Breaker(Ticker ticker) {
    this.ticker = ticker;
  }

  /**
   * Lets a call pass.
   *
   * @return when it passed, in the ticker's nanoseconds
   * @throws software.amazon.awssdk.core.exception.SdkClientException when its door did not open
   *     lately
   */
  long pass(CallSite site) {
    if (!door(site).mayPass()) {
      throw DoorClosedException.at(site);
    }
    return ticker.nanos();
  }

  /** An answer came. */
  void answered(CallSite site) {
    door(site).answered();
  }

  /** No connection came about, or it broke, for the call that passed then. */
  void unreachable(CallSite site, long passedAt) {
    door(site).unreachable(passedAt);
  }

  /** Lets go of the doors of an account that is done with. */
  void forget(String accountId) {
    doors.keySet().removeIf(key -> key.account().equals(accountId));
  }

  /** How many doors there are. */
  int doors() {
    return doors.size();
  }

  private Door door(CallSite site) {
    return doors.computeIfAbsent(
        new Key(site.account(), site.region(), site.service()), key -> new Door());
  }

  private record Key(String account, String region, String service) {}

  private final class Door {
    private int failures;
    private long silentSince;
    private long heardAt = ticker.nanos();
    private boolean trying;
    private long opensAt;
    private Duration pause = Duration.ZERO;

    private synchronized boolean mayPass() {
      if (pause.isZero()) {
        return true;
      }
      if (opensAt - ticker.nanos() > 0) {
        return false;
      }
      // This one tries; the others wait for what it finds.
      trying = true;
      opensAt = ticker.nanos() + pause.toNanos();
      return true;
    }

    private synchronized void answered() {
      heardAt = ticker.nanos();
      failures = 0;
      trying = false;
      pause = Duration.ZERO;
    }

    private synchronized void unreachable(long passedAt) {
      if (failures == 0) {
        silentSince = passedAt - heardAt > 0 ? passedAt : heardAt;
      }
      failures++;
      if (pause.isZero() && failures >= FAILURES_TO_CLOSE_DOOR && isSilent()) {
        close(FIRST_PAUSE);
      } else if (trying) {
        close(pause.multipliedBy(2));
      }
      // Else the attempt was on its way before the door closed: nothing new.
    }

    private boolean isSilent() {
      return ticker.nanos() - silentSince >= SILENCE_TO_CLOSE_DOOR.toNanos();
    }

    private void close(Duration time) {
      trying = false;
      pause = time.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : time;
      opensAt = ticker.nanos() + pause.toNanos();
    }
  }
}
