package dev.alidade.estate;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The pages of one paginated answer, counted from 1. A page is asked for by the token that the page
 * before it carries in its body ({@code nextToken}, {@code NextMarker} and whatever else AWS calls
 * it), as on AWS. A page that repeats the token which led to it does no harm: the first page that
 * has a token is the one that leads on.
 */
interface Pages {

  /** Returns how many pages there are; at least one. */
  int size();

  /** Returns the body of page {@code number}, as it goes over the wire. */
  String page(int number);

  /**
   * Returns the number of the page that {@code token} leads to, or 0 where no page gave that token.
   */
  int numberOf(String token);

  /** Returns pages with these bodies, each leading to the next one by the token it contains. */
  static Pages of(List<String> bodies) {
    return new Bodies(List.copyOf(bodies));
  }

  /** Pages that are held in memory. */
  record Bodies(List<String> bodies) implements Pages {

    private static final String XML =
        "nextToken|NextToken|Marker|NextMarker|ContinuationToken|NextContinuationToken|NextRecordName";

    private static final String JSON =
        "[nN]extToken|Marker|NextMarker|PaginationToken|position|LastEvaluatedTableName";

    private static final Pattern TOKEN =
        Pattern.compile("<(?:%s)>([^<]+)</|\"(?:%s)\"\\s*:\\s*\"([^\"]+)\"".formatted(XML, JSON));

    public Bodies {
      if (bodies.isEmpty()) {
        throw new IllegalArgumentException("an answer has at least one page");
      }
    }

    @Override
    public int size() {
      return bodies.size();
    }

    @Override
    public String page(int number) {
      return bodies.get(number - 1);
    }

    @Override
    public int numberOf(String token) {
      for (int number = 1; number < bodies.size(); number++) {
        var matcher = TOKEN.matcher(page(number));
        while (matcher.find()) {
          if (token.equals(matcher.group(1)) || token.equals(matcher.group(2))) {
            return number + 1;
          }
        }
      }
      return 0;
    }
  }
}
