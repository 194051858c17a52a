package dev.alidade.cli.settings;

import java.util.List;
import java.util.stream.Stream;

/** Lists written with commas. */
final class Items {

  private Items() {}

  /**
   * The items in their order, each once, without the spaces around them; empty ones are ignored.
   */
  static List<String> of(String text) {
    return Stream.of(text.split(","))
        .map(String::strip)
        .filter(i -> !i.isEmpty())
        .distinct()
        .toList();
  }
}
