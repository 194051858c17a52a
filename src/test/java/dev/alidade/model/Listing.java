package dev.alidade.model;

/**
 * One thing in one list of AWS.
 *
 * @param account who is asked
 * @param region where
 * @param operation which list, {@code DescribeVpcs}
 * @param id what others call it
 * @param item the element as it goes over the wire; it begins with the element of its id
 */
record Listing(String account, String region, String operation, String id, String item) {

  /** What others need that cannot be without it: that somebody sees this there. */
  String fact() {
    return account + " " + region + " " + id;
  }
}
