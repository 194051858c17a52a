package dev.alidade.setup;

import java.util.ArrayList;
import java.util.List;

/**
 * The AWS config file of the machine that the survey runs on: a profile for each account, which
 * assumes the account's role with the machine's own credentials.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html
 */
final class ConfigFile {

  /** Where EKS puts the token of a service account. */
  private static final String TOKEN_FILE =
      "/var/run/secrets/eks.amazonaws.com/serviceaccount/token";

  private final SetupRequest request;

  ConfigFile(SetupRequest request) {
    this.request = request;
  }

  String text() {
    var lines = new ArrayList<String>();
    lines.add("[default]");
    lines.addAll(machine());
    lines.add("region = " + request.region());
    lines.add("output = json");
    profile(request.hub(), lines);
    request.spokes().forEach(account -> profile(account, lines));
    return String.join("\n", lines) + "\n";
  }

  /** Where the machine's credentials are not simply there for the asking, what leads to them. */
  private List<String> machine() {
    return switch (request.host()) {
      case Host.Ec2(), Host.Ecs(), Host.PodIdentity() -> List.of();
      case Host.Irsa(_, _, _) ->
          List.of("role_arn = " + request.hubRoleArn(), "web_identity_token_file = " + TOKEN_FILE);
    };
  }

  private void profile(SurveyedAccount account, List<String> lines) {
    lines.add("");
    lines.add("[profile " + account.profile() + "]");
    lines.add(
        "role_arn = arn:"
            + request.partition()
            + ":iam::"
            + account.id()
            + ":role/"
            + request.roleName());
    if (request.externalId() != null) {
      lines.add("external_id = " + request.externalId());
    }
    lines.add("region = " + account.region());
    lines.add("output = json");
    lines.add(
        switch (request.host()) {
          case Host.Ec2() -> "credential_source = Ec2InstanceMetadata";
          case Host.Ecs(), Host.PodIdentity() -> "credential_source = EcsContainer";
          case Host.Irsa(_, _, _) -> "source_profile = default";
        });
  }
}
