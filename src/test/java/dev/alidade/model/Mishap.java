package dev.alidade.model;

/** Something that goes wrong in a run. */
sealed interface Mishap {

  /** A list that somebody is not allowed to see. */
  record Denied(String account, String region, String operation) implements Mishap {}

  /** A list that AWS fails to give. */
  record Failed(String account, String region, String operation) implements Mishap {}

  /** A list whose second page AWS fails to give. */
  record SecondPageFailed(String account, String region, String operation) implements Mishap {}

  /** A list that AWS says does not exist there. */
  record Unsupported(String account, String region, String operation) implements Mishap {}

  /** A list with one item more, which has no id. */
  record OneWithoutId(String account, String region, String operation) implements Mishap {}

  /** A region that AWS does not name among the account's. */
  record RegionNotNamed(String account, String region) implements Mishap {}

  /** The run dies when it has begun so many transactions: nothing is given back. */
  record Killed(int transactions) implements Mishap {}

  /** Somebody interrupts the run when it has made so many calls. */
  record Interrupted(int calls) implements Mishap {}
}
