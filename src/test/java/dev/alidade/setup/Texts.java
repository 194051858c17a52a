package dev.alidade.setup;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts that are hard to quote, the same in every run. */
final class Texts {

  private static final List<String> PIECES =
      List.of(
          "$",
          "%",
          "{",
          "}",
          "${",
          "%{",
          "$${",
          "\"",
          "\\",
          "\\\"",
          "\n",
          "\r",
          "\t",
          "\u0001",
          " ",
          "#",
          ": ",
          ":",
          "- ",
          "'",
          "|",
          ">",
          "&",
          "*",
          "!",
          "a",
          "no",
          "true",
          "null",
          "0",
          "1e3",
          "2012-10-17",
          "é",
          "€",
          "~",
          "@",
          "`",
          ",",
          "[",
          "]",
          "?",
          "=",
          "EOT",
          "\u2028");

  private Texts() {}

  static Stream<String> awkward(int count) {
    var random = new Random(20_261_125);
    return Stream.concat(
        PIECES.stream(),
        IntStream.range(0, count - PIECES.size())
            .mapToObj(
                _ ->
                    random
                        .ints(random.nextInt(8), 0, PIECES.size())
                        .mapToObj(PIECES::get)
                        .collect(Collectors.joining())));
  }
}
