package dev.alidade.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /**
   * The active accounts of an organisation, in each of which a role of the same name is assumed
   * with one identity: that of the management account or of a delegated administrator.
   *
   * @param profile the profile of that identity; null for the default chain
   * @param roleName the role's name, with its path if it has one
   * @param externalId what the role's trust policy asks for; null for nothing
   * @param sessionName the name of the sessions; null for ours
   */
  record Organization(
      @Nullable String profile,
      String roleName,
      @Nullable String externalId,
      @Nullable String sessionName,
      AccountFilter filter)
      implements AccountSelection {}
}
