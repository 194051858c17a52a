package dev.alidade.account;

import java.util.List;

/** Which accounts to survey. */
public sealed interface AccountSelection {

  /** Every profile but {@code default}, each its own account. */
  record AllProfiles() implements AccountSelection {}

  /** The profiles named, each its own account. */
  record Named(List<String> profiles) implements AccountSelection {

    /** Keeps a copy of the names, of which there must be one. */
    public Named {
      if (profiles.isEmpty()) {
        throw new IllegalArgumentException("Name at least one profile.");
      }
      profiles = List.copyOf(profiles);
    }
  }

  /**
   * The one account that boto3 would take: environment, {@code AWS_PROFILE} or default, machine.
   */
  record DefaultChain() implements AccountSelection {}
}
