package dev.alidade.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Text that is packed with the program. */
final class Resources {

  private Resources() {}

  /**
   * Reads a resource, named from the root of the class path.
   *
   * @throws IllegalStateException if the program was packed without it
   */
  static String text(String name) {
    try (var in = Resources.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + name + " is missing from this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
