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

  @Option(
      names = "--output",
      order = 3,
      paramLabel = "text|json",
      description = {"Print tables or JSON.", "Default: text."})
  public @Nullable String output;

  @Mixin public final DatabaseOptions database = new DatabaseOptions();

  @Option(
      names = "--config",
      order = 13,
      paramLabel = "FILE",
      description = "The configuration file, as for sync.")
  public @Nullable String config;

  @Option(
      names = {"-v", "--verbose"},
      order = 14,
      description = "Log what is done, and stack traces.")
  public boolean verbose;
}
