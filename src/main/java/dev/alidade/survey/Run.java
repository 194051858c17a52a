package dev.alidade.survey;

import dev.alidade.aws.AwsClients;
import dev.alidade.store.GraphStore;
import dev.alidade.store.GraphWriter;
import dev.alidade.store.Leases;
import dev.alidade.store.Queries;
import dev.alidade.store.Relabelling;
import dev.alidade.store.Sweep;
import java.time.Clock;

/** What the accounts of a run have in common. */
record Run(
    Asked asked,
    AwsClients clients,
    GraphStore store,
    GraphWriter writer,
    Relabelling relabelling,
    Removal removal,
    Shared shared,
    Gates gates,
    Progress progress,
    Clock clock) {

  boolean interrupted() {
    return gates.isInterrupted().getAsBoolean();
  }

  /** Whether this run still holds an account's lease, so that it may change the account. */
  boolean holds(String accountId) {
    return gates.keeper().holds(accountId);
  }

  /** Removes behind a lease: an account's, or that of the run's end. */
  Sweep sweep(String lease) {
    return store.sweep(
        asked.updateTag(),
        writer,
        removal.keepers(),
        gates.leases(),
        lease,
        () -> interrupted() || !holds(lease));
  }

  /** Queries that write behind a lease. */
  Queries queries(String lease) {
    return store.queries(gates.leases(), lease);
  }

  /** Queries of the run's end. */
  Queries closingQueries() {
    return queries(Leases.CLOSING);
  }

  /** What the graph says of earlier surveys of an account. */
  SyncMetadata metadata(String accountId) {
    return new SyncMetadata(queries(accountId), asked.updateTag());
  }

  /** Notes that an account was surveyed to its end. */
  void surveyed(String accountId) {
    gates.leases().surveyed(accountId);
  }
}
