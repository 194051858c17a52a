package dev.alidade.survey;

import dev.alidade.aws.Outcome;
import dev.alidade.catalog.RunResource;
import dev.alidade.catalog.Scope;
import dev.alidade.graph.Rows;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that what is the same for all accounts is listed by one of them: accounts try in turn
 * until one has listed it to its end.
 */
final class OnceForAll {

  private record Key(String resource, String region) {}

  private static final class Turn {
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable String listedIn;
  }

  private final Map<Key, Turn> turns = new ConcurrentHashMap<>();

  /** Lists it, unless another account has; null where it was listed. Failures are thrown on. */
  @Nullable Outcome survey(RunResource resource, Scope at, Rows rows) {
    var place = at.place();
    var turn =
        turns.computeIfAbsent(new Key(resource.name(), place.region()), missing -> new Turn());
    turn.lock.lock();
    try {
      if (turn.listedIn != null) {
        return new Outcome.NotAsked(
            "%s is the same for all accounts, and was listed in account %s"
                .formatted(resource.module(), turn.listedIn));
      }
      resource.survey(at, rows);
      turn.listedIn = place.accountId();
      return null;
    } finally {
      turn.lock.unlock();
    }
  }
}
