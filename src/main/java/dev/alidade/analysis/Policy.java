package dev.alidade.analysis;

import dev.alidade.catalog.policy.Statement;
import java.util.List;

/**
 * A policy, whoever has it.
 *
 * @param id what tells it from the others of the account
 */
record Policy(String id, List<Statement> statements) {

  Policy {
    statements = List.copyOf(statements);
  }

  /** By the id alone: a policy is met as often as principals have it. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Policy policy && policy.id.equals(id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
