package dev.alidade.survey;

import dev.alidade.store.Leases;
import dev.alidade.store.StoreException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Holds the leases of a run's accounts and renews them until they are given back. */
final class LeaseKeeper implements AutoCloseable {

  private final Leases leases;
  private final Set<String> held = ConcurrentHashMap.newKeySet();
  private final Thread heartbeat;

  LeaseKeeper(Leases leases) {
    this.leases = leases;
    this.heartbeat = Thread.ofVirtual().name("lease-heartbeat").start(this::beat);
  }

  /** Asks for an account. */
  Leases.Answer take(String accountId) {
    var answer = leases.take(accountId);
    if (answer instanceof Leases.Answer.Granted) {
      held.add(accountId);
    }
    return answer;
  }

  /** Whether the account is still ours. */
  boolean holds(String accountId) {
    return held.contains(accountId);
  }

  private void beat() {
    try {
      while (true) {
        Thread.sleep(Leases.HEARTBEAT);
        for (var account : held) {
          try {
            if (leases.take(account) instanceof Leases.Answer.Taken) {
              held.remove(account);
            }
          } catch (StoreException e) {
            // Unknown is not held: after a missed renewal another run may start.
            held.remove(account);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Gives every lease back. */
  @Override
  public void close() {
    heartbeat.interrupt();
    held.forEach(leases::release);
    held.clear();
  }
}
