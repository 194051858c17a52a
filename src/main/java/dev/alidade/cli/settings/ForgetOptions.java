package dev.alidade.cli.settings;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code forget} as they were written; {@link ForgetSettingsReader} reads them. */
public final class ForgetOptions {

  @Option(
      names = "--account",
      order = 1,
      paramLabel = "ID",
      description = "The account, by its id of 12 digits.")
  public @Nullable String account;

  @Option(
      names = "--dry-run",
      order = 2,
      description = "Print what would be removed, and change nothing.")
  public boolean dryRun;

  @Mixin public final OutputOption output = new OutputOption();

  @Mixin public final DatabaseOptions database = new DatabaseOptions();

  @Mixin public final ConfigOption config = new ConfigOption();

  @Option(
      names = {"-v", "--verbose"},
      order = 16,
      description = "Log what is done, and stack traces.")
  public boolean verbose;
}
