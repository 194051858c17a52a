package dev.alidade.cli;

import dev.alidade.account.MfaCodes;
import dev.alidade.cli.terminal.Person;
import java.util.Optional;

/** Asks the person at the terminal for the code that an MFA device shows. */
final class CodePrompt implements MfaCodes {

  @Override
  public Optional<String> code(String device, String profile) {
    return Person.ask("MFA code of " + device + " for profile " + profile + ": ");
  }
}
