package dev.alidade.doctor;

import dev.alidade.graph.NodeType;
import dev.alidade.store.Checkup;
import dev.alidade.store.GraphStore;
import dev.alidade.store.Neo4jSettings;
import dev.alidade.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** What was found about Neo4j; nothing is left in it. */
final class Database {

  /**
   * Every batch waits for an answer, and a batch itself takes some 50 ms to be written: with twice
   * that for the way, most of a run is waiting.
   */
  private static final Duration SLOW = Duration.ofMillis(100);

  private final List<Finding> findings = new ArrayList<>();
  private List<Checkup.HeldLease> leases = List.of();
  private boolean reachable;

  private Database() {}

  static Database looked(
      Neo4jSettings settings, Collection<NodeType<?>> nodeTypes, LongSupplier nanos) {
    var database = new Database();
    try (var store = GraphStore.connect(settings)) {
      database.read(store.checkup(nodeTypes, nanos));
      database.reachable = true;
    } catch (StoreException e) {
      database.findings.add(
          Finding.fail(Finding.Concern.DATABASE, "server", String.valueOf(e.getMessage()), null));
    }
    return database;
  }

  private void read(Checkup checkup) {
    leases = checkup.leases();
    var server =
        "Neo4j %s %s, answers within %d ms"
            .formatted(checkup.version(), checkup.edition(), checkup.roundTrip().toMillis());
    findings.add(
        checkup.roundTrip().compareTo(SLOW) < 0
            ? Finding.ok(Finding.Concern.DATABASE, "server", server)
            : Finding.warn(
                Finding.Concern.DATABASE,
                "server",
                server,
                "run it nearer to the database: every batch waits for an answer"));
    var missing = checkup.constraintsWanted() - checkup.constraintsPresent();
    rights(checkup, missing);
    var saw =
        "%,d of %,d are there".formatted(checkup.constraintsPresent(), checkup.constraintsWanted());
    findings.add(
        Finding.ok(
            Finding.Concern.DATABASE,
            "constraints",
            missing == 0
                ? saw
                : checkup.plainIndexes() == 0
                    ? saw + "; a run makes the rest"
                    : "%s; a run makes the rest, in place of %,d plain indexes where ids are unique"
                        .formatted(saw, checkup.plainIndexes())));
  }

  private void rights(Checkup checkup, int missingConstraints) {
    if (checkup.writingRefused() != null) {
      findings.add(
          Finding.fail(
              Finding.Concern.DATABASE,
              "rights",
              "may not write: " + checkup.writingRefused(),
              "grant the user the role architect (or publisher, once the constraints are there),"
                  + " and see that the database is not read-only"));
      return;
    }
    if (checkup.constraintsRefused() == null) {
      findings.add(
          Finding.ok(Finding.Concern.DATABASE, "rights", "may write and make constraints"));
      return;
    }
    var saw = "may write, but not make constraints: " + checkup.constraintsRefused();
    findings.add(
        missingConstraints == 0
            ? Finding.warn(
                Finding.Concern.DATABASE,
                "rights",
                saw,
                "nothing now, as they are there; a later version may need more")
            : Finding.fail(
                Finding.Concern.DATABASE,
                "rights",
                saw,
                "grant the user the role architect for the first run"));
  }

  /** All findings, with who else writes these accounts at the moment. */
  List<Finding> findings(Set<String> accountIds) {
    var all = new ArrayList<>(findings);
    if (!reachable) {
      return all;
    }
    var ours = leases.stream().filter(lease -> accountIds.contains(lease.accountId())).toList();
    for (var lease : ours) {
      all.add(
          Finding.fail(
              Finding.Concern.ACCOUNT,
              "leases",
              "account %s is being written by %s; the lease runs for another %d s"
                  .formatted(lease.accountId(), lease.owner(), lease.left().toSeconds()),
              "wait until that run has ended; a lease of a run that died expires by itself"));
    }
    if (ours.isEmpty()) {
      all.add(
          Finding.ok(
              Finding.Concern.DATABASE,
              "leases",
              leases.isEmpty()
                  ? "no other run is writing"
                  : "another run is writing, but not these accounts: "
                      + leases.stream()
                          .map(Checkup.HeldLease::accountId)
                          .sorted()
                          .collect(Collectors.joining(", "))));
    }
    return all;
  }
}
