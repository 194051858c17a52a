package dev.alidade.analysis;

/**
 * What a principal's identity policies say of one action on one resource.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
enum Decision {
  /** Some statement allows it, none denies it. */
  ALLOWED,
  /** A statement denies it, which no other can undo. */
  DENIED,
  /** No statement speaks of it. */
  NOT_ALLOWED;

  /**
   * Decides by all statements of all policies that reach the principal, its groups' included.
   *
   * @param action without wildcards, for example {@code sts:AssumeRole}
   * @param resource an ARN
   */
  static Decision of(Iterable<StatementRule> statements, String action, String resource) {
    var decision = NOT_ALLOWED;
    for (var statement : statements) {
      if (statement.appliesTo(action, resource)) {
        switch (statement.effect()) {
          case DENY -> {
            return DENIED;
          }
          case ALLOW -> decision = ALLOWED;
        }
      }
    }
    return decision;
  }
}
