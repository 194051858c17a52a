package dev.alidade.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alidade.policy.ReadAccess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlueprintTest {

  private static final String HUB = "111111111111";

  static Stream<SetupRequest> requests() {
    var all = new ArrayList<SetupRequest>();
    for (var trust : Trust.values()) {
      for (var externalId : new @Nullable String[] {null, "5f0c8c1e"}) {
        for (var organization : new @Nullable String[] {null, "o-a1b2c3d4e5"}) {
          for (var partition : List.of("aws", "aws-cn", "aws-us-gov")) {
            for (var host :
                List.of(
                    new Host.Ec2(),
                    new Host.Ecs(),
                    new Host.PodIdentity(),
                    new Host.Irsa("oidc.eks.eu-west-1.amazonaws.com/id/0", "alidade", "alidade"))) {
              all.add(request(trust, externalId, organization, partition, host));
            }
          }
        }
      }
    }
    return all.stream();
  }

  private static SetupRequest request(
      Trust trust,
      @Nullable String externalId,
      @Nullable String organization,
      String partition,
      Host host) {
    return new SetupRequest(
        new SurveyedAccount(HUB, "hub", "eu-west-1"),
        List.of(new SurveyedAccount("222222222222", "production", "eu-west-1")),
        "cartography-read-only",
        "cartography-service",
        trust,
        externalId,
        organization,
        partition,
        "eu-west-1",
        host,
        new ReadAccess(List.of("SecurityAudit"), List.of(), List.of()),
        false);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void noPrincipalIsEverAWildcardOrAnotherAccounts(SetupRequest request) {
    var blueprint = new Blueprint(request);
    var read = only(blueprint.readRole().trust()).path("Principal");
    assertThat(read.properties()).hasSize(1);
    assertThat(read.path("AWS").asText())
        .isEqualTo("arn:" + request.partition() + ":iam::" + HUB + ":root");
    var hub = only(blueprint.hubRole().trust()).path("Principal");
    assertThat(hub.properties()).hasSize(1);
    assertThat(hub.iterator().next().asText()).isNotEmpty().doesNotContain("*");
  }

  @ParameterizedTest
  @MethodSource("requests")
  void everyConditionThatIsAskedForIsThereAndNoOther(SetupRequest request) {
    var condition = only(new Blueprint(request).readRole().trust()).path("Condition");
    assertThat(condition.at("/StringEquals/sts:ExternalId").textValue())
        .isEqualTo(request.externalId());
    assertThat(condition.at("/StringEquals/aws:PrincipalOrgID").textValue())
        .isEqualTo(request.organizationId());
    assertThat(condition.at("/ArnEquals/aws:PrincipalArn").textValue())
        .isEqualTo(request.trust() == Trust.HUB_ROLE ? request.hubRoleArn() : null);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void theHubMayAssumeThatRoleAloneAndAskForRegions(SetupRequest request) {
    var document = new Blueprint(request).hubRole().inlinePolicies().getFirst().document();
    assertThat(document.path("Statement")).hasSize(2);
    assertThat(document.at("/Statement/0/Action").asText()).isEqualTo("sts:AssumeRole");
    assertThat(document.at("/Statement/0/Resource").asText())
        .isEqualTo("arn:" + request.partition() + ":iam::*:role/cartography-read-only");
    assertThat(document.at("/Statement/1/Action").asText()).isEqualTo("ec2:DescribeRegions");
  }

  @ParameterizedTest
  @MethodSource("requests")
  void onlyAnInstanceHasAnInstanceProfile(SetupRequest request) {
    var blueprint = new Blueprint(request);
    assertThat(new Terraform(blueprint).text().contains("aws_iam_instance_profile"))
        .isEqualTo(request.host() instanceof Host.Ec2);
    assertThat(new CloudFormation(blueprint).hub().contains("AWS::IAM::InstanceProfile"))
        .isEqualTo(request.host() instanceof Host.Ec2);
    assertThat(new SetupJson(blueprint).text().contains("instanceProfile"))
        .isEqualTo(request.host() instanceof Host.Ec2);
  }

  @Test
  void terraformWouldFormatNothingOtherwise(@TempDir Path directory) throws Exception {
    var terraform = Terraforming.found();
    var number = 0;
    for (var request : requests().toList()) {
      Files.writeString(
          directory.resolve("setup" + number++ + ".tf"),
          new Terraform(new Blueprint(request)).text());
    }
    assertThat(terraform.run(directory, "fmt", "-check", "-diff", "-no-color")).isEmpty();
  }

  private static JsonNode only(JsonNode document) {
    assertThat(document.path("Statement")).hasSize(1);
    var statement = document.path("Statement").get(0);
    assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
    return statement;
  }
}
