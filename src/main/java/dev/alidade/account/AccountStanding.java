package dev.alidade.account;

import dev.alidade.aws.Access;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an account stands before it is surveyed: who we are there, where it would be surveyed, and
 * what stands in the way.
 *
 * @param candidate how it is configured; null for what kept accounts from being found at all
 * @param name what people call it
 * @param access the right to ask it; null where there is none
 * @param identity who we are there; null where AWS did not say
 * @param regions the regions that would be surveyed
 * @param problem what stands in the way, in one line; null where nothing does
 * @param advice who must change what; null where there is nothing to say
 */
public record AccountStanding(
    @Nullable AccountCandidate candidate,
    Standing standing,
    @Nullable Access access,
    @Nullable CallerIdentity identity,
    String name,
    List<String> regions,
    @Nullable String problem,
    @Nullable String advice) {

  /** What a survey would do with it. */
  public enum Standing {
    /** It would be surveyed. */
    USABLE,
    /** It is surveyed through another profile. */
    DUPLICATE,
    /** Its credentials do not work, or belong to another account. */
    REFUSED,
    /** Its regions cannot be listed, and none are named. */
    WITHOUT_REGIONS
  }

  /** Keeps a copy of the regions. */
  public AccountStanding {
    regions = List.copyOf(regions);
  }

  /** The account's id, the one that the profile names where nobody has proven it; or null. */
  public @Nullable String accountId() {
    if (access != null) {
      return access.accountId();
    }
    return candidate == null ? null : candidate.expectedAccount().orElse(null);
  }

  /** The profile whose settings hold. */
  public String profile() {
    return candidate == null ? name : candidate.profile();
  }

  /** How the credentials come about, step by step. */
  public List<String> chain() {
    return candidate == null ? List.of() : candidate.chain();
  }

  /** The region for calls that concern the account as a whole; null where nothing says it. */
  public @Nullable String homeRegion() {
    return candidate == null ? null : candidate.homeRegion();
  }
}
