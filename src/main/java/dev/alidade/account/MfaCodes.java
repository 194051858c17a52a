package dev.alidade.account;

import java.util.Optional;

/** Where the codes of MFA devices come from. */
public interface MfaCodes {

  /** Nobody is there to be asked. */
  MfaCodes NOBODY = (device, profile) -> Optional.empty();

  /**
   * Asks for a code.
   *
   * @param device the serial number or ARN of the device, as {@code mfa_serial} has it
   * @param profile the profile whose role wants it
   * @return empty when nobody can be asked
   */
  Optional<String> code(String device, String profile);
}
