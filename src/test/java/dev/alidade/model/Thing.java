package dev.alidade.model;

import java.util.List;

/**
 * Something that may be there, in one of several ways.
 *
 * @param name what a story calls it
 * @param ways how it may be; the first is not at all
 */
record Thing(String name, List<Way> ways) {

  /**
   * One way to be.
   *
   * @param words what a story says of it
   * @param listings the lists that show it, and how
   * @param needs the {@linkplain Listing#fact facts} without which it cannot be
   */
  record Way(String words, List<Listing> listings, List<String> needs) {}
}
