package dev.alidade.cli.settings;

import java.util.Optional;

/** Asks the person at the terminal for something that is not to be seen there. */
@FunctionalInterface
public interface SecretPrompt {

  /** Where nobody can be asked. */
  SecretPrompt NOBODY = question -> Optional.empty();

  /**
   * Asks, and waits for a line.
   *
   * @return empty where there is no terminal; an empty text when nothing was typed
   */
  Optional<String> ask(String question);
}
