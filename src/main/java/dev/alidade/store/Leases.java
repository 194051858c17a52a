package dev.alidade.store;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One writer for each account, and one run at its end: nodes of the label {@code AlidadeLease} that
 * name their owner, the update tag of its run and when they expire, by the database's clock. A
 * uniqueness constraint on the id makes two runs that ask at the same moment take turns. A lease
 * that was given back stays, without a term, and says who wrote last.
 */
public final class Leases {

  /**
   * How long a lease outlives its last heartbeat: long enough for a garbage collection or a short
   * network failure, short enough that nobody has to clean up after a crash.
   */
  public static final Duration TIME_TO_LIVE = Duration.ofSeconds(60);

  /** How long statements may begin after a heartbeat; the rest is for those under way. */
  public static final Duration USABLE = TIME_TO_LIVE.minus(Fence.MARGIN);

  /** Four heartbeats while a lease is usable, so that three may be lost. */
  public static final Duration HEARTBEAT = USABLE.dividedBy(4);

  /** A run whose lease ended that long ago does not come back. */
  private static final Duration LONG_OVER = Duration.ofHours(24);

  /** The lease of what a run does when its accounts are done: one run at a time. */
  public static final String CLOSING = "closing";

  static final String LABEL = "AlidadeLease";

  private static final String TAKE =
      """
      MERGE (lease:AlidadeLease {id: $id})
      ON CREATE SET lease.owner = $owner, lease.since = timestamp(), lease.expires = 0
      SET lease.asked = timestamp()
      WITH lease, lease.owner = $owner OR lease.expires < timestamp() AS free
      SET lease.since = CASE WHEN free AND lease.expires < timestamp()
            THEN timestamp() ELSE lease.since END,
          lease.owner = CASE WHEN free THEN $owner ELSE lease.owner END,
          lease.tag = CASE WHEN free THEN $tag ELSE lease.tag END,
          lease.expires = CASE WHEN free THEN timestamp() + $ttl ELSE lease.expires END
      RETURN lease.owner AS owner, lease.expires - timestamp() AS left""";

  /**
   * All at once, in one order, as others may ask for the same. Nobody else may have had them; and
   * what was unusable for a while has refused rows meanwhile, so that it does not count as held.
   */
  private static final String RENEW =
      """
      UNWIND $ids AS id
      MATCH (lease:AlidadeLease {id: id})
      SET lease.asked = timestamp()
      WITH lease WHERE lease.owner = $owner AND ($again OR lease.expires > timestamp() + $margin)
      SET lease.expires = timestamp() + $ttl
      RETURN collect(lease.id) AS held""";

  private static final String RELEASE =
      """
      UNWIND $ids AS id
      MATCH (lease:AlidadeLease {id: id})
      SET lease.asked = timestamp()
      WITH lease WHERE lease.owner = $owner
      SET lease.expires = 0""";

  private final Transactions transactions;
  private final String owner;
  private final long updateTag;

  Leases(Transactions transactions, String owner, long updateTag) {
    this.transactions = transactions;
    this.owner = owner;
    this.updateTag = updateTag;
  }

  /** The answer to asking for a lease. */
  public sealed interface Answer {
    /** It is ours until it expires. */
    record Granted() implements Answer {}

    /**
     * Somebody else has it.
     *
     * @param owner who
     * @param left until their lease expires, if they do not renew it
     */
    record Taken(String owner, Duration left) implements Answer {}
  }

  /** Who asks. */
  public String owner() {
    return owner;
  }

  /** The lease that a run holds from its beginning to its end, so that others know its tag. */
  public String ofTheRun() {
    return ofTheRun(owner);
  }

  static String ofTheRun(String owner) {
    return "run " + owner;
  }

  /** Asks for a lease. */
  public Answer take(String id) {
    var row =
        transactions
            .writeAndReturn(
                TAKE,
                Map.of("id", id, "owner", owner, "tag", updateTag, "ttl", TIME_TO_LIVE.toMillis()))
            .row();
    var holder = String.valueOf(row.get("owner"));
    var left = row.get("left") instanceof Number millis ? millis.longValue() : 0;
    return holder.equals(owner)
        ? new Answer.Granted()
        : new Answer.Taken(holder, Duration.ofMillis(Math.max(0, left)));
  }

  /**
   * Renews leases that we hold, all in one statement.
   *
   * @return those that were ours, and usable, all the time
   */
  public Set<String> renew(Collection<String> ids) {
    return renewed(ids, false);
  }

  /**
   * Asks for leases that we have given back, all in one statement.
   *
   * @return those that nobody else has taken meanwhile
   */
  public Set<String> takeAgain(Collection<String> ids) {
    return renewed(ids, true);
  }

  private Set<String> renewed(Collection<String> ids, boolean again) {
    var row =
        transactions
            .writeAndReturn(
                RENEW,
                Map.of(
                    "ids",
                    ids.stream().sorted().toList(),
                    "owner",
                    owner,
                    "again",
                    again,
                    "margin",
                    Fence.MARGIN.toMillis(),
                    "ttl",
                    TIME_TO_LIVE.toMillis()))
            .row();
    var held = new HashSet<String>();
    if (row.get("held") instanceof List<?> all) {
      all.forEach(id -> held.add(String.valueOf(id)));
    }
    return held;
  }

  /** Who has a lease, in words. */
  public String ownerOf(String id) {
    return transactions
        .read("MATCH (lease:AlidadeLease {id: $id}) RETURN lease.owner AS owner", Map.of("id", id))
        .stream()
        .map(row -> String.valueOf(row.get("owner")))
        .findFirst()
        .orElse("somebody who removed it");
  }

  /** Gives leases back; that we had them last stays known until somebody takes them. */
  public void release(Collection<String> ids) {
    transactions.write(RELEASE, Map.of("ids", ids.stream().sorted().toList(), "owner", owner));
  }

  /**
   * Ends the lease of the run, which nobody takes again. It stays until those runs have ended that
   * were under way at the same time, so that they know who wrote under its tag; those of runs that
   * died long ago go as well.
   */
  public void endRun() {
    transactions.write(
        """
        MATCH (lease:AlidadeLease) WHERE lease.id STARTS WITH 'run '
          AND (lease.id = $id OR lease.ended OR lease.expires < timestamp() - $old)
        SET lease.expires = CASE WHEN lease.id = $id THEN timestamp() ELSE lease.expires END,
            lease.ended = true
        WITH lease WHERE NOT EXISTS { MATCH (beside:AlidadeLease)
          WHERE beside.id STARTS WITH 'run ' AND beside.expires > timestamp()
            AND beside.since <= lease.expires }
        DELETE lease""",
        Map.of("id", ofTheRun(), "old", LONG_OVER.toMillis()));
  }

  /**
   * Whether no other run was under way since the lease of this one was taken: theirs stays as long
   * as ours, see {@link #endRun}.
   */
  boolean alone() {
    return transactions
        .read(
            """
            MATCH (lease:AlidadeLease) WHERE lease.id STARTS WITH 'run ' AND lease.id <> $id
            RETURN lease.id LIMIT 1""",
            Map.of("id", ofTheRun()))
        .isEmpty();
  }

  static long unusedTag(Transactions transactions, long from) {
    var used = new HashSet<Object>();
    transactions
        .read(
            """
            MATCH (lease:AlidadeLease) UNWIND [lease.tag, lease.surveyed_tag] AS tag
            WITH tag WHERE tag >= $from
            RETURN DISTINCT tag""",
            Map.of("from", from))
        .forEach(row -> used.add(row.get("tag")));
    var tag = from;
    while (used.contains(tag)) {
      tag++;
    }
    return tag;
  }

  /** Notes that an account was surveyed to its end under this run's tag, and when. */
  public void surveyed(String accountId) {
    transactions.write(
        """
        MATCH (lease:AlidadeLease {id: $id}) WHERE lease.owner = $owner
        SET lease.surveyed_tag = $tag, lease.surveyed = timestamp()""",
        Map.of("id", accountId, "owner", owner, "tag", updateTag));
  }

  /**
   * Notes, before an account is written, what of it is loose if the run dies: scopes as {@code
   * module/Resource@region}.
   *
   * @return what was loose before
   */
  public Set<String> loosen(String accountId, Collection<String> ends) {
    var row =
        transactions
            .writeAndReturn(
                """
                MATCH (lease:AlidadeLease {id: $id}) WHERE lease.owner = $owner
                WITH lease, coalesce(lease.loose_ends, []) AS before
                SET lease.loose_ends = before + [end IN $ends WHERE NOT end IN before]
                RETURN before""",
                Map.of("id", accountId, "owner", owner, "ends", ends.stream().sorted().toList()))
            .row();
    return texts(row.get("before"));
  }

  /** Notes what of accounts is still loose when their run has written all that it found. */
  public void tie(Map<String, Set<String>> left) {
    transactions.write(
        """
        UNWIND $accounts AS account
        MATCH (lease:AlidadeLease {id: account.id}) WHERE lease.owner = $owner
        SET lease.loose_ends = CASE WHEN size(account.ends) > 0 THEN account.ends END""",
        Map.of(
            "owner",
            owner,
            "accounts",
            left.entrySet().stream()
                .map(
                    one ->
                        Map.of(
                            "id", one.getKey(), "ends", one.getValue().stream().sorted().toList()))
                .toList()));
  }

  /**
   * What of an account is known to hold nothing of another tool's any more.
   *
   * @param modules the keys of modules
   * @param regions the regions in which they were complete
   */
  public record TakenOver(Set<String> modules, Set<String> regions) {}

  /** What of an account is known to hold nothing of another tool's any more. */
  public TakenOver takenOver(String accountId) {
    return transactions
        .read(
            """
            MATCH (lease:AlidadeLease {id: $id})
            RETURN lease.taken_over_modules AS modules, lease.taken_over_regions AS regions""",
            Map.of("id", accountId))
        .stream()
        .map(row -> new TakenOver(texts(row.get("modules")), texts(row.get("regions"))))
        .findFirst()
        .orElse(new TakenOver(Set.of(), Set.of()));
  }

  private static Set<String> texts(@Nullable Object value) {
    var texts = new HashSet<String>();
    if (value instanceof List<?> all) {
      all.forEach(one -> texts.add(String.valueOf(one)));
    }
    return texts;
  }

  /** Notes that these modules of an account hold nothing of another tool's in these regions. */
  public void takenOver(String accountId, TakenOver now) {
    transactions.write(
        """
        MATCH (lease:AlidadeLease {id: $id}) WHERE lease.owner = $owner
        SET lease.taken_over_modules = $modules, lease.taken_over_regions = $regions""",
        Map.of(
            "id",
            accountId,
            "owner",
            owner,
            "modules",
            now.modules().stream().sorted().toList(),
            "regions",
            now.regions().stream().sorted().toList()));
  }

  /** The update tag under which an account was last surveyed to its end; empty: never. */
  public OptionalLong lastSurveyedUnder(String accountId) {
    return transactions
        .read(
            "MATCH (lease:AlidadeLease {id: $id}) RETURN lease.surveyed_tag AS tag",
            Map.of("id", accountId))
        .stream()
        .map(row -> row.get("tag"))
        .filter(Number.class::isInstance)
        .mapToLong(tag -> ((Number) tag).longValue())
        .findFirst();
  }

  /**
   * The accounts that were surveyed at some time, but for these, with the age of what is stored.
   */
  public Map<String, Duration> surveyedBefore(Collection<String> butFor) {
    var ages = new HashMap<String, Duration>();
    for (var row :
        transactions.read(
            """
            MATCH (account:AWSAccount {inscope: true}) WHERE NOT account.id IN $these
            OPTIONAL MATCH (lease:AlidadeLease {id: account.id})
            RETURN account.id AS id, timestamp() - lease.surveyed AS age""",
            Map.of("these", List.copyOf(butFor)))) {
      ages.put(
          String.valueOf(row.get("id")),
          row.get("age") instanceof Number millis
              ? Duration.ofMillis(millis.longValue())
              : Duration.ZERO);
    }
    return ages;
  }

  Fence fence(String id) {
    return new Fence(id, owner);
  }
}
