package dev.alidade.cli.settings;

import dev.alidade.setup.SetupRequest;

/**
 * What {@code setup} is to print.
 *
 * @param request what the roles are to be like
 * @param format in which language
 * @param part which part of it
 */
public record SetupSettings(SetupRequest request, Format format, Part part) {

  /** The languages. */
  public enum Format {
    JSON,
    TERRAFORM,
    CLOUDFORMATION
  }

  /** The parts. */
  public enum Part {
    ALL,
    HUB,
    SPOKES,
    CONFIG
  }
}
