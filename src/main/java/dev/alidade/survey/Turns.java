package dev.alidade.survey;

import dev.alidade.catalog.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/**
 * Which scopes have ended, for those that follow them at the same place.
 *
 * <p>Guarantees: whoever follows begins when all that it follows have ended, however they ended;
 * who is not among the scopes is not waited for. As long as no two resources follow each other,
 * which a test of the catalogue holds, everybody gets a turn.
 */
final class Turns {

  private record Turn(Class<? extends Resource> resource, String region) {}

  private final Map<Turn, CountDownLatch> open = new HashMap<>();

  Turns(List<Plan.PlannedScope> scopes) {
    // Nobody waits for the others, and an account may have thousands.
    var followed =
        scopes.stream()
            .flatMap(scope -> scope.resource().after().stream())
            .collect(Collectors.toSet());
    for (var scope : scopes) {
      var resource = scope.resource().getClass();
      if (followed.contains(resource)) {
        open.put(turn(resource, scope), new CountDownLatch(1));
      }
    }
  }

  /** Returns when all that the scope follows have ended. */
  void await(Plan.PlannedScope scope) throws InterruptedException {
    for (var before : scope.resource().after()) {
      var latch = open.get(turn(before, scope));
      if (latch != null) {
        latch.await();
      }
    }
  }

  /** Says that a scope has ended. */
  void ended(Plan.PlannedScope scope) {
    var latch = open.get(turn(scope.resource().getClass(), scope));
    if (latch != null) {
      latch.countDown();
    }
  }

  private static Turn turn(Class<? extends Resource> resource, Plan.PlannedScope scope) {
    return new Turn(resource, scope.id().region());
  }
}
