package dev.alidade.estate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** How each service words its refusals, from {@code estate/refusals.txt}. */
final class Refusals {

  private static final String FILE = "/estate/refusals.txt";

  private static final Map<String, AwsError> WORDS = load();

  private Refusals() {}

  /** The refusal in the service's own words, else in those of its protocol. */
  static AwsError of(Request request, String why, String reason) {
    var own = WORDS.get(request.service() + ' ' + why);
    var words = own == null ? WORDS.get(request.protocol().words() + ' ' + why) : own;
    if (words == null) {
      throw new IllegalStateException(
          "%s has no line %s %s".formatted(FILE, request.protocol().words(), why));
    }
    var message =
        words
            .message()
            .replace("{caller}", request.identity().arn())
            .replace("{action}", request.permission())
            .replace("{resource}", request.resource())
            .replace("{reason}", reason)
            .replace("{operation}", request.operation())
            .replace("{version}", request.parameter("Version"));
    return new AwsError(words.status(), words.code(), message);
  }

  private static Map<String, AwsError> load() {
    var words = new HashMap<String, AwsError>();
    try (var file = Refusals.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(
            FILE + " is not on the class path: run ./mvnw test-compile first");
      }
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(" ", 5))
          .forEach(
              line ->
                  words.put(
                      line[0] + ' ' + line[1],
                      new AwsError(Integer.parseInt(line[2]), line[3], line[4])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(words);
  }
}
