package dev.alidade.cli.settings;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code setup} as they were written; {@link SetupReader} reads them. */
public final class SetupOptions {

  @Option(
      names = "--hub-account",
      order = 1,
      paramLabel = "ID[=NAME]",
      description = "The account that Alidade runs in. It is surveyed as well.")
  public @Nullable String hubAccount;

  @Option(
      names = "--accounts",
      order = 2,
      paramLabel = "LIST",
      description = {
        "The other accounts, with commas: ID, ID=NAME or ID=NAME@REGION. The name is the"
            + " profile's.",
        "Default: none."
      })
  public @Nullable String accounts;

  @Option(
      names = "--role-name",
      order = 3,
      paramLabel = "NAME",
      description = {"The role to read with, in every account.", "Default: cartography-read-only."})
  public @Nullable String roleName;

  @Option(
      names = "--hub-role-name",
      order = 4,
      paramLabel = "NAME",
      description = {"The role of the machine, in the hub.", "Default: cartography-service."})
  public @Nullable String hubRoleName;

  @Option(
      names = "--format",
      order = 5,
      paramLabel = "json|terraform|cloudformation",
      description = {"In which form to print it.", "Default: json."})
  public @Nullable String format;

  @Option(
      names = "--part",
      order = 6,
      paramLabel = "all|config|hub|spokes",
      description = {
        "Print one part alone: config is the AWS config file, hub and spokes are templates of"
            + " cloudformation.",
        "Default: all."
      })
  public @Nullable String part;

  @Option(
      names = "--trust",
      order = 7,
      paramLabel = "account|role",
      description = {
        "Whom the accounts let in: whoever the hub account allows, or its role alone.",
        "Default: account."
      })
  public @Nullable String trust;

  @Option(
      names = "--external-id",
      order = 8,
      paramLabel = "ID",
      description = "What has to be said to be let in.")
  public @Nullable String externalId;

  @Option(
      names = "--organization-id",
      order = 9,
      paramLabel = "ID",
      description = "Let in only who belongs to this organisation, such as o-a1b2c3d4e5.")
  public @Nullable String organizationId;

  @Option(
      names = "--permissions",
      order = 10,
      paramLabel = "managed|complete|least",
      description = {
        "managed: AWS's policies; complete: these and what they lack; least: only what a survey"
            + " calls.",
        "Default: managed."
      })
  public @Nullable String permissions;

  @Option(
      names = "--aws-requested-syncs",
      order = 11,
      paramLabel = "MODULES",
      description = {
        "The modules that will be surveyed, with commas between them.",
        "Default: all."
      })
  public @Nullable String modules;

  @Option(
      names = "--runs-on",
      order = 12,
      paramLabel = "ec2|ecs|pod-identity|irsa",
      description = {"Where Alidade runs, and so how it gets the hub's role.", "Default: ec2."})
  public @Nullable String runsOn;

  @Option(
      names = "--oidc-provider",
      order = 13,
      paramLabel = "ISSUER",
      description = "For irsa: the issuer of the cluster's tokens.")
  public @Nullable String oidcProvider;

  @Option(
      names = "--service-account",
      order = 14,
      paramLabel = "NAME",
      description = {
        "For irsa: the service account, as NAMESPACE:NAME.",
        "Default: alidade:alidade."
      })
  public @Nullable String serviceAccount;

  @Option(
      names = "--list-organization",
      order = 15,
      description = "The hub's role may ask AWS Organizations, for «sync --organization».")
  public boolean listOrganization;

  @Option(
      names = "--region",
      order = 16,
      paramLabel = "REGION",
      description = {
        "Where calls begin, of accounts that have no region of their own.",
        "Default: the partition's first."
      })
  public @Nullable String region;

  @Option(
      names = "--partition",
      order = 17,
      paramLabel = "NAME",
      description = {"aws, aws-cn, aws-us-gov …", "Default: the region's."})
  public @Nullable String partition;
}
