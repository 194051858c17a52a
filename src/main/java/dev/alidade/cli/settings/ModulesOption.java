package dev.alidade.cli.settings;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which modules: the same option for every command that is about them. */
public final class ModulesOption {

  @Option(
      names = "--aws-requested-syncs",
      order = 3,
      paramLabel = "MODULES",
      description = {
        "Only these modules, with commas between them; «alidade modules» lists them.",
        "Default: all."
      })
  public @Nullable String modules;
}
