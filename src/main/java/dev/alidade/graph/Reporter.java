package dev.alidade.graph;

/**
 * Who reported a relationship: a scope (one account in one region), or a whole that was read to its
 * end, such as an organisation. Only who reported it may let it go.
 *
 * @param mark what the relationship carries, for example {@code alidade:aws:111122223333:eu-west-1}
 */
public record Reporter(String mark) {

  /** The module that writes all of it; {@code _module_name} of every node. */
  public static final String MODULE = "alidade:aws";

  private static final String WHOLE = "whole";

  /** What the mark, and so the region in it, of those ends with who only mention a thing. */
  public static final String IN_PASSING = "~";

  /** The scopes of one account in one region; its resources share it. */
  public static Reporter of(String accountId, String region) {
    return new Reporter(marksOf(accountId) + region);
  }

  /**
   * The same scopes, which do not list a thing but mention it: an interface its groups. What only
   * they report goes only when all who may mention it have answered; where the list reports it too,
   * the list counts.
   */
  public Reporter inPassing() {
    return new Reporter(mark + IN_PASSING);
  }

  /** Something that is read as a whole, by whichever account is asked. */
  public static Reporter whole(String name) {
    return new Reporter(MODULE + ":" + WHOLE + ":" + name);
  }

  /** What the marks of all regions of an account begin with. */
  public static String marksOf(String accountId) {
    return MODULE + ":" + accountId + ":";
  }

  /** The region of a mark of this account. */
  public static String regionOf(String mark, String accountId) {
    return mark.substring(marksOf(accountId).length());
  }
}
