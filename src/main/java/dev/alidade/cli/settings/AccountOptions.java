package dev.alidade.cli.settings;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which accounts: the same options for every command that is about accounts. */
public final class AccountOptions {

  @Mixin public final OrganizationOptions organization = new OrganizationOptions();

  @Option(
      names = "--aws-sync-all-profiles",
      order = 1,
      description = "Survey every profile but «default», each as its own account.")
  public boolean allProfiles;

  @Option(
      names = "--profile",
      order = 2,
      paramLabel = "PROFILE",
      description =
          "Survey this profile; repeatable. Without it, --aws-sync-all-profiles and --organization:"
              + " the one account that the AWS CLI would take.")
  public List<String> profiles = new ArrayList<>();
}
