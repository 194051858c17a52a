package dev.alidade.survey;

import dev.alidade.store.Leases;
import dev.alidade.store.StoreException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Holds the leases of a run and renews them, all in one statement, until each is given back.
 *
 * <p>Guarantees: {@link #holds} is true only while the database is known to have said so, not
 * longer ago than the lease is usable; a renewal that fails is repeated with the next beat; a lease
 * that somebody else has taken is never asked for again.
 */
final class LeaseKeeper implements AutoCloseable {

  /** Ours: short beside the end of a run, long beside a statement. */
  private static final Duration ASK_AGAIN = Duration.ofMillis(500);

  private final Lessor leases;
  private final LongSupplier nanos;
  private final Duration beat;
  // When the last request was sent that the database confirmed.
  private final Map<String, Long> confirmed = new ConcurrentHashMap<>();
  private final Map<String, String> takenBy = new ConcurrentHashMap<>();
  private final Thread heartbeat;
  private volatile boolean abandoned;

  LeaseKeeper(Lessor leases, LongSupplier nanos, Duration beat) {
    this.leases = leases;
    this.nanos = nanos;
    this.beat = beat;
    this.heartbeat = Thread.ofVirtual().name("lease-heartbeat").start(this::keepRenewing);
  }

  /** Asks for a lease. */
  Leases.Answer take(String id) {
    var asked = nanos.getAsLong();
    var answer = leases.take(id);
    if (answer instanceof Leases.Answer.Granted) {
      takenBy.remove(id);
      confirmed.put(id, asked);
    }
    return answer;
  }

  /** Asks for a lease unless it is held. */
  void takeOnce(String id) {
    if (!confirmed.containsKey(id)) {
      take(id);
    }
  }

  /**
   * Asks for a lease until it is granted or the patience is over.
   *
   * @return who has it, where it was not granted
   */
  Optional<String> takePatiently(String id, Duration patience, BooleanSupplier stop) {
    var asked = nanos.getAsLong();
    while (take(id) instanceof Leases.Answer.Taken(var owner, var _)) {
      if (stop.getAsBoolean() || nanos.getAsLong() - asked > patience.toNanos()) {
        return Optional.of(owner);
      }
      try {
        Thread.sleep(ASK_AGAIN);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.of(owner);
      }
    }
    return Optional.empty();
  }

  /**
   * Asks again for leases that this run has given back.
   *
   * @return those that nobody else has taken meanwhile
   */
  List<String> takeAgain(Collection<String> ids) {
    var asked = nanos.getAsLong();
    var ours = leases.takeAgain(ids).stream().sorted().toList();
    ours.forEach(id -> confirmed.put(id, asked));
    return ours;
  }

  /** Whether statements under the lease can still begin. */
  boolean holds(String id) {
    var since = confirmed.get(id);
    return since != null && nanos.getAsLong() - since < Leases.USABLE.toNanos();
  }

  /** Why a lease is not ours any more, in words. */
  String lost(String id) {
    var by = takenBy.get(id);
    return by == null || by.equals(leases.owner())
        ? "Neo4j did not renew its lease for "
            + Leases.USABLE.toSeconds()
            + " s, so that another run might have begun"
        : "another run took it over: " + by;
  }

  /** Asks the database now, rather than trusting the last heartbeat. */
  boolean confirm(String id) {
    renew(List.of(id));
    return holds(id);
  }

  /** Gives leases back. */
  synchronized void release(Collection<String> ids) {
    if (abandoned) {
      return;
    }
    var ours = ids.stream().filter(confirmed::containsKey).toList();
    ours.forEach(confirmed::remove);
    if (!ours.isEmpty()) {
      leases.release(ours);
    }
  }

  /** Never beside {@link #release}, after which it would take again what was given back. */
  private synchronized void renew(Collection<String> ids) {
    var asked = nanos.getAsLong();
    var held = leases.renew(ids);
    for (var id : ids) {
      if (held.contains(id)) {
        confirmed.computeIfPresent(id, (lease, before) -> asked);
      } else if (confirmed.remove(id) != null) {
        takenBy.put(id, leases.ownerOf(id));
      }
    }
  }

  private synchronized void renewAll() {
    var ids = List.copyOf(confirmed.keySet());
    if (!ids.isEmpty()) {
      renew(ids);
    }
  }

  private void keepRenewing() {
    try {
      while (true) {
        Thread.sleep(beat);
        try {
          renewAll();
        } catch (StoreException e) {
          // Unknown is not held: `holds` ends by itself, unless a later beat succeeds.
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks the database no more, as it cannot be used; the leases expire by themselves. */
  void abandon() {
    abandoned = true;
  }

  /** Gives every lease back. */
  @Override
  public void close() {
    heartbeat.interrupt();
    if (abandoned) {
      return;
    }
    release(List.copyOf(confirmed.keySet()));
    leases.endRun();
  }
}
