package dev.alidade.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.analysis.PermissionMapping.Entry;
import dev.alidade.analysis.PermissionMapping.Precondition;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionMappingFileTest {

  @Test
  void oursHasTheTwelveRelationshipsOfTheReference() {
    assertThat(PermissionMappingFile.ours().entries())
        .extracting(entry -> entry.targetLabel() + " " + entry.relationshipName())
        .containsExactly(
            "AWSS3Bucket CAN_READ",
            "AWSS3Bucket CAN_WRITE",
            "AWSDynamoDBTable CAN_QUERY",
            "AWSDynamoDBTable CAN_WRITE",
            "AWSSecretsManagerSecret GET_SECRET",
            "AWSRedshiftCluster CAN_ADMINISTER",
            "AWSRDSInstance CAN_QUERY",
            "AWSRDSInstance CAN_ADMINISTER",
            "AWSECSTask CAN_EXECUTE_COMMAND",
            "AWSRole CAN_PASS_ROLE",
            "AWSCloudFormationStack CAN_EXEC",
            "AWSEC2Instance CAN_START_SESSION");
  }

  @Test
  void anEntryHasAllItsFields() {
    var read =
        read(
            """
            # as the reference writes it
            - target_label: AWSSQSQueue
              permissions:
                - sqs:SendMessage
                - "SQS:*"
              relationship_name: CAN_SEND
              target_precondition: {related_label: AWSAccount, relationship: RESOURCE, direction: incoming}
            """);

    assertThat(read.problems()).isEmpty();
    assertThat(read.mapping().entries())
        .containsExactly(
            new Entry(
                "AWSSQSQueue",
                "CAN_SEND",
                List.of("sqs:SendMessage", "SQS:*"),
                new Precondition("AWSAccount", "RESOURCE", false)));
  }

  @Test
  void allProblemsAreToldAtOnceEachWithItsLine() {
    var read =
        read(
            """
            - target_label: AWSRole
              permission: [iam:PassRole]
              relationship_name: CAN_PASS
            - permissions: [iam:PassRole, everything]
              target_label: "AWSRole) DETACH DELETE n //"
              relationship_name: POLICY
            - just text
            - target_label: AWSRole
              permissions: iam:PassRole
              relationship_name: CAN_PASS
              target_precondition:
                related_label: AWSUser
                direction: sideways
            """);

    assertThat(read.problems())
        .containsExactly(
            "mine.yaml:2: unknown field «permission»; a relationship has permissions,"
                + " relationship_name, target_label, target_precondition",
            "mine.yaml:1: permissions is missing",
            "mine.yaml:5: target_label: «AWSRole) DETACH DELETE n //» is no name; letters, digits"
                + " and _ make one",
            "mine.yaml:6: relationship_name: «POLICY» is what other modules write; choose another"
                + " name",
            "mine.yaml:4: permissions: «everything» is no action; they look like s3:GetObject",
            "mine.yaml:7: a relationship is described by fields: permissions, relationship_name,"
                + " target_label, target_precondition",
            "mine.yaml:9: permissions: a list of actions is expected, such as [s3:GetObject]",
            "mine.yaml:13: direction: «sideways» is neither incoming nor outgoing",
            "mine.yaml:12: relationship is missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "just text",
        "{a: b}",
        "- [",
        "- a: b\n c: d",
        "\t- a",
        "%",
        "&a [*a]",
        "- *nobody",
        "- target_label: [a]\n  permissions: {b: c}\n  relationship_name: !!binary x"
      })
  void whatIsNoMappingIsAProblemAndNothingWorse(String text) {
    var read = read(text);

    assertThat(read.problems()).isNotEmpty().allMatch(line -> line.startsWith("mine.yaml"));
    assertThat(read.mapping().entries()).isEmpty();
  }

  private static PermissionMappingFile.Read read(String text) {
    return PermissionMappingFile.read("mine.yaml", text, Set.of("POLICY"));
  }
}
