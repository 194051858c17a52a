package dev.alidade.cli.settings;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options about the accounts of an organisation as they were written; {@link
 * OrganizationSettingsReader} reads them. Their order puts them behind {@code --profile}.
 */
public final class OrganizationOptions {

  @Option(
      names = "--organization",
      order = 3,
      description = {
        "Survey every active account of the AWS organisation, each through the role of"
            + " --role-name, assumed with the credentials of --profile or those that the AWS CLI"
            + " would take: the management account's or a delegated administrator's."
      })
  public boolean organization;

  @Option(
      names = "--role-name",
      order = 3,
      paramLabel = "NAME",
      description = "The name of the role in each account, with its path if it has one.")
  public @Nullable String roleName;

  @Option(
      names = "--external-id",
      order = 3,
      paramLabel = "ID",
      description = "The external id that the role's trust policy asks for.")
  public @Nullable String externalId;

  @Option(
      names = "--role-session-name",
      order = 3,
      paramLabel = "NAME",
      description = {
        "The name of the role's sessions, as CloudTrail shows it.",
        "Default: alidade."
      })
  public @Nullable String sessionName;

  @Option(
      names = "--include-accounts",
      order = 3,
      paramLabel = "IDS",
      description = "Only these accounts of the organisation, with commas between them.")
  public @Nullable String includeAccounts;

  @Option(
      names = "--exclude-accounts",
      order = 3,
      paramLabel = "IDS",
      description = "Not these accounts.")
  public @Nullable String excludeAccounts;

  @Option(
      names = "--include-ous",
      order = 3,
      paramLabel = "IDS",
      description = "Only accounts in these organizational units, or in units below them.")
  public @Nullable String includeUnits;

  @Option(
      names = "--exclude-ous",
      order = 3,
      paramLabel = "IDS",
      description = "No account in these organizational units, or in units below them.")
  public @Nullable String excludeUnits;

  @Option(
      names = "--include-tags",
      order = 3,
      paramLabel = "KEY=VALUE",
      description = "Only accounts with one of these tags, with commas between them.")
  public @Nullable String includeTags;

  @Option(
      names = "--exclude-tags",
      order = 3,
      paramLabel = "KEY=VALUE",
      description = "No account with one of these tags.")
  public @Nullable String excludeTags;
}
