package dev.alidade.analysis;

import dev.alidade.store.Queries;
import java.util.Map;
import java.util.Set;

/**
 * Marks the accounts that are known, for example because a role trusts them, but have never been
 * surveyed: {@code foreign} of AWSAccount. One statement sets and clears, so that no reader sees
 * the graph without the marks.
 */
final class ForeignAccounts implements Analysis {

  private static final String MARK =
      """
      MATCH (account:AWSAccount)
      WITH account, CASE WHEN account.inscope IS NULL THEN true END AS foreign
      WHERE (account.foreign IS NULL) <> (foreign IS NULL)
      SET account.foreign = foreign\
      """;

  @Override
  public String name() {
    return "foreign accounts";
  }

  @Override
  public When when() {
    return When.RUN_DONE;
  }

  @Override
  public boolean aboutTheWholeRun() {
    return true;
  }

  @Override
  public Set<String> needs() {
    return Set.of();
  }

  @Override
  public Derived derives() {
    return Derived.properties("AWSAccount", "foreign");
  }

  @Override
  public long derive(Queries graph, Subject subject) {
    return graph.write(MARK, Map.of()).relationshipsCreated();
  }
}
