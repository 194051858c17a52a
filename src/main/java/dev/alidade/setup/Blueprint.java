package dev.alidade.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What has to be made, whatever it is made with: a role in every account, the hub's role, and the
 * config file of the machine. It is drawn here and built by others; nothing of it is sent to AWS.
 */
public final class Blueprint {

  private static final String HUB_POLICY = "CartographyAssumeRolePolicy";
  private static final String READ_POLICY = "AlidadeSurvey";

  private final SetupRequest request;
  private final Role readRole;
  private final Role hubRole;

  /** Draws what a request asks for. */
  public Blueprint(SetupRequest request) {
    this.request = request;
    var documents = new PolicyDocuments(request);
    this.readRole =
        new Role(
            request.roleName(),
            "Read by Alidade from the hub account " + request.hub().id(),
            documents.readTrust(),
            request.access().managedPolicies().stream()
                .map(name -> "arn:" + request.partition() + ":iam::aws:policy/" + name)
                .toList(),
            numbered(request.access().documents()));
    this.hubRole =
        new Role(
            request.hubRoleName(),
            "Alidade's own: assumes " + request.roleName() + " in every account",
            documents.hubTrust(),
            List.of(),
            List.of(new InlinePolicy(HUB_POLICY, documents.hubPermissions())));
  }

  private static List<InlinePolicy> numbered(List<String> documents) {
    var policies = new ArrayList<InlinePolicy>();
    for (var document : documents) {
      var name = policies.isEmpty() ? READ_POLICY : READ_POLICY + (policies.size() + 1);
      policies.add(new InlinePolicy(name, PolicyDocuments.parsed(document)));
    }
    return policies;
  }

  /** The role that exists in all accounts, the hub's included. */
  Role readRole() {
    return readRole;
  }

  /** The role that exists in the hub only. */
  Role hubRole() {
    return hubRole;
  }

  /** Whether the hub's role needs an instance profile, which then has the same name. */
  boolean hasInstanceProfile() {
    return request.host() instanceof Host.Ec2;
  }

  SurveyedAccount hub() {
    return request.hub();
  }

  List<SurveyedAccount> spokes() {
    return request.spokes();
  }

  /** The hub, then the spokes. */
  List<SurveyedAccount> accounts() {
    return Stream.concat(Stream.of(hub()), spokes().stream()).toList();
  }

  String partition() {
    return request.partition();
  }

  String region() {
    return request.region();
  }

  /** The text of {@code ~/.aws/config}. */
  public String configFile() {
    return new ConfigFile(request).text();
  }
}
