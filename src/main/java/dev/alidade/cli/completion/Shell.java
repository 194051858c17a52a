package dev.alidade.cli.completion;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The shells that there is a script for. */
public enum Shell {
  BASH,
  ZSH,
  FISH;

  /** What it is called on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The shell of this name, if there is a script for it. */
  public static Optional<Shell> named(String word) {
    return Arrays.stream(values())
        .filter(shell -> shell.word().equals(word.strip().toLowerCase(Locale.ROOT)))
        .findFirst();
  }
}
