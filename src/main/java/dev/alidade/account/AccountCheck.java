package dev.alidade.account;

import dev.alidade.aws.Access;

/** What came of asking AWS who a candidate's credentials belong to. */
public sealed interface AccountCheck {

  /**
   * AWS answered the account that the profile names, or the only one there can be.
   *
   * @param displayName the name for people: the profile's
   * @param identity who we are there
   */
  record Proven(Access access, String displayName, CallerIdentity identity)
      implements AccountCheck {}

  /**
   * The account cannot be surveyed.
   *
   * @param reason one line: what happened
   * @param advice one line: who must change what
   */
  record Refused(String profile, String reason, String advice) implements AccountCheck {}
}
