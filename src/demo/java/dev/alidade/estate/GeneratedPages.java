package dev.alidade.estate;

import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Pages that are made when they are asked for, and then forgotten: an answer of a million elements
 * takes no memory.
 *
 * @param name what makes the tokens of this answer different from those of all others
 * @param total how many elements there are
 * @param perPage how many of them a page has
 * @param range the text of the elements from one index (inclusive) to another (exclusive)
 * @param envelope the page around that text; the token is "" on the last page
 */
record GeneratedPages(
    String name,
    int total,
    int perPage,
    BiFunction<Integer, Integer, String> range,
    BiFunction<String, String, String> envelope)
    implements Pages {

  /** Elements that stand one after the other in one list. */
  static GeneratedPages list(
      String name,
      int total,
      int perPage,
      IntFunction<String> element,
      String separator,
      BiFunction<String, String, String> envelope) {
    return new GeneratedPages(
        name,
        total,
        perPage,
        (from, to) ->
            IntStream.range(from, to).mapToObj(element).collect(Collectors.joining(separator)),
        envelope);
  }

  @Override
  public int size() {
    return Math.max(1, Math.ceilDiv(total, perPage));
  }

  @Override
  public String page(int number) {
    int from = (number - 1) * perPage;
    return envelope.apply(
        range.apply(from, Math.min(total, from + perPage)),
        number < size() ? token(number + 1) : "");
  }

  @Override
  public int numberOf(String token) {
    var prefix = token(0).substring(0, token(0).length() - 1);
    return token.startsWith(prefix) ? Integer.parseInt(token.substring(prefix.length())) : 0;
  }

  private String token(int number) {
    return name + "-page-" + number;
  }
}
