package dev.alidade.cli.settings;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code sync} as they were written; {@link SyncSettingsReader} reads them. */
public final class SyncOptions {

  @Mixin public final AccountOptions accounts = new AccountOptions();

  @Mixin public final ModulesOption modules = new ModulesOption();

  @Option(
      names = "--aws-organization-account-ids",
      order = 3,
      paramLabel = "IDS",
      description = {
        "Ask only these accounts for the organisation's tree (module organizations).",
        "Default: every account, of which the first that may list it does."
      })
  public @Nullable String organizationAccounts;

  @Option(
      names = "--skip",
      order = 4,
      paramLabel = "WHAT",
      description = {
        "Leave out what is expensive to ask: «service-last-accessed» takes two calls for each IAM"
            + " user, group and role. What is stored of it stays.",
        "Default: nothing is skipped."
      })
  public @Nullable String skip;

  @Option(
      names = "--aws-regions",
      order = 5,
      paramLabel = "REGIONS",
      description = {
        "Survey only these regions, with commas between them. What is stored of others stays.",
        "Default: those that each account has enabled."
      })
  public @Nullable String regions;

  @Option(
      names = "--update-tag",
      order = 6,
      paramLabel = "NUMBER",
      description = {
        "What everything written carries as «lastupdated».",
        "Default: the Unix time in seconds."
      })
  public @Nullable String updateTag;

  @Option(
      names = "--permission-relationships-file",
      order = 6,
      paramLabel = "FILE",
      description = {
        "A YAML file that says which permissions become relationships.",
        "Default: the reference's mapping."
      })
  public @Nullable String permissions;

  /** Those of single modules, which {@code CommandLines} adds to the command. */
  public final ModuleOptions ofModules = new ModuleOptions();

  @Mixin public final DatabaseOptions database = new DatabaseOptions();

  @Option(
      names = "--spool-directory",
      order = 12,
      paramLabel = "DIR",
      description = {
        "Where links wait that are too many for the memory; also TMPDIR.",
        "Default: /tmp."
      })
  public @Nullable String spoolDirectory;

  @Option(
      names = "--report",
      order = 12,
      paramLabel = "FILE",
      description = "Write the report of the run as JSON.")
  public @Nullable String report;

  @Option(
      names = "--fail-on",
      order = 13,
      paramLabel = "denied",
      description = "End with exit code 3 also where AWS denied something.")
  public @Nullable String failOn;

  @Mixin public final OutputOption output = new OutputOption();

  @Mixin public final ConfigOption config = new ConfigOption();

  @Option(
      names = {"-v", "--verbose"},
      order = 16,
      description = "Log what is done, and stack traces.")
  public boolean verbose;

  @Option(
      names = {"-q", "--quiet"},
      order = 17,
      description = "Only errors on stderr. --verbose wins.")
  public boolean quiet;

  @Option(names = "--no-progress", order = 18, description = "Do not show what is going on.")
  public boolean noProgress;

  @Option(
      names = "--connect-timeout",
      order = 18,
      paramLabel = "SECONDS",
      description = {"How long to wait for a connection to AWS.", "Default: 10."})
  public @Nullable String connectTimeout;

  @Option(
      names = "--read-timeout",
      order = 19,
      paramLabel = "SECONDS",
      description = {"How long to wait for an answer of AWS.", "Default: 120."})
  public @Nullable String readTimeout;
}
