package dev.alidade.account;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which accounts of an organisation are wanted. What is included of several kinds (ids, units,
 * tags) must hold all together, of one kind any; one thing that is excluded is enough to leave an
 * account out.
 *
 * @param includeAccounts only these ids; empty for all
 * @param excludeAccounts not these ids
 * @param includeUnits only accounts in or below these organizational units or roots; empty for all
 * @param excludeUnits no account in or below these
 * @param includeTags only accounts that have one of these tags; empty for all
 * @param excludeTags no account that has one of these
 */
public record AccountFilter(
    Set<String> includeAccounts,
    Set<String> excludeAccounts,
    Set<String> includeUnits,
    Set<String> excludeUnits,
    List<Tag> includeTags,
    List<Tag> excludeTags) {

  /** Every account. */
  public static final AccountFilter ALL =
      new AccountFilter(Set.of(), Set.of(), Set.of(), Set.of(), List.of(), List.of());

  /** A tag of an account, as AWS Organizations has it. */
  public record Tag(String key, String value) {}

  /** Keeps copies. */
  public AccountFilter {
    includeAccounts = Set.copyOf(includeAccounts);
    excludeAccounts = Set.copyOf(excludeAccounts);
    includeUnits = Set.copyOf(includeUnits);
    excludeUnits = Set.copyOf(excludeUnits);
    includeTags = List.copyOf(includeTags);
    excludeTags = List.copyOf(excludeTags);
  }

  /** Whether an account passes by its id alone. */
  boolean wantsId(String accountId) {
    return (includeAccounts.isEmpty() || includeAccounts.contains(accountId))
        && !excludeAccounts.contains(accountId);
  }

  /** Whether tags have to be asked for. */
  boolean looksAtTags() {
    return !includeTags.isEmpty() || !excludeTags.isEmpty();
  }

  /** Whether an account passes by its tags. */
  boolean wantsTags(Map<String, String> tags) {
    return (includeTags.isEmpty() || hasAny(tags, includeTags)) && !hasAny(tags, excludeTags);
  }

  private static boolean hasAny(Map<String, String> tags, Collection<Tag> wanted) {
    return wanted.stream().anyMatch(tag -> tag.value().equals(tags.get(tag.key())));
  }
}
