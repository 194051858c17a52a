package dev.alidade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.catalog.all.Doors;
import dev.alidade.catalog.all.Doors.Door;
import dev.alidade.estate.AwsFiles;
import dev.alidade.estate.AwsFiles.CredentialSource;
import dev.alidade.estate.Call;
import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import dev.alidade.estate.Fault;
import dev.alidade.estate.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every client of the packaged command speaks and understands: on the JVM, and in the binary, which
 * has only what the build found to be reachable.
 */
class ReachIT {

  /** One answer with something in it for each protocol that the sample does not have. */
  private static final Map<String, String> ANSWERS =
      Map.of(
          "dynamodb:ListTables", "{\"TableNames\":[\"orders\"]}",
          "kms:ListKeys", "{\"Keys\":[{\"KeyId\":\"k-1\",\"KeyArn\":\"arn:aws:kms:::key/k-1\"}]}",
          "lambda:ListFunctions",
              "{\"Functions\":[{\"FunctionName\":\"f\",\"MemorySize\":128,\"LastModified\":\"2025-01-01T00:00:00.000+0000\"}]}",
          "rds:DescribeDBInstances",
              "<DescribeDBInstancesResponse><DescribeDBInstancesResult><DBInstances><DBInstance><DBInstanceIdentifier>d</DBInstanceIdentifier><InstanceCreateTime>2025-01-01T00:00:00Z</InstanceCreateTime></DBInstance></DBInstances></DescribeDBInstancesResult></DescribeDBInstancesResponse>",
          "route53:ListHostedZones",
              "<ListHostedZonesResponse xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><HostedZones><HostedZone><Id>/hostedzone/Z1</Id><Name>example.org.</Name></HostedZone></HostedZones><IsTruncated>false</IsTruncated><MaxItems>100</MaxItems></ListHostedZonesResponse>",
          "s3:ListBuckets",
              "<ListAllMyBucketsResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Buckets><Bucket><Name>b</Name><CreationDate>2025-01-01T00:00:00Z</CreationDate></Bucket></Buckets></ListAllMyBucketsResult>");

  /** Where nothing is, in XML; all others speak JSON. */
  private static final Set<String> XML =
      Set.of(
          "autoscaling",
          "cloudformation",
          "cloudfront",
          "cloudwatch",
          "elasticache",
          "elasticloadbalancing",
          "elasticloadbalancingv2",
          "redshift",
          "s3control",
          "sns");

  @TempDir Path directory;
  private final EstateServer aws = EstateServer.start(Estate.sample());

  @BeforeEach
  void answerEverything() throws IOException {
    // What the doors ask is learnt from the doors; the sample does not have most of it.
    reach();
    var estate = aws.estate();
    for (var asked : aws.calls()) {
      if (asked.status() != 200) {
        estate = estate.replace(asked.account(), asked.region(), asked.action(), answerTo(asked));
      }
    }
    aws.serve(estate);
    aws.forgetCalls();
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void everyServiceAnswersAndIsUnderstood() throws IOException {
    var said = reach();

    assertThat(said).contains(all() + " of " + all() + " answer");
    assertThat(
            aws.calls().stream()
                .collect(
                    Collectors.toMap(
                        Call::service, Call::status, (one, other) -> Math.max(one, other))))
        .containsOnlyKeys(Doors.all().stream().map(Door::service).toList())
        .allSatisfy((service, status) -> assertThat(status).as(service).isEqualTo(200));
  }

  @Test
  void aRefusalIsAnAnswerInEveryProtocol() throws IOException {
    for (var door : Doors.all()) {
      if (!door.service().equals("sts")) {
        aws.inject(Fault.deny(Target.operation(door.service() + ":*")));
      }
    }

    assertThat(reach()).contains(all() + " of " + all() + " answer");
  }

  @Test
  void aServiceWhoseAnswerIsNotAwssIsNamed() throws IOException {
    var list = aws.estate().regions().stream().min(Comparator.naturalOrder()).orElseThrow();
    aws.serve(
        aws.estate()
            .replace(production(), list, "kms:ListKeys", "<html>Blocked by the proxy</html>"));

    assertThat(reach()).contains(all() - 1 + " of " + all() + " answer").contains("kms: ");
  }

  private static int all() {
    return Doors.all().size();
  }

  private String production() {
    return aws.estate().account("production").id();
  }

  /** What the doctor says; there is no database, which is not what this is about. */
  private String reach() throws IOException {
    var environment = new AwsFiles(directory, aws).write(CredentialSource.ENVIRONMENT);
    return Command.with(environment)
        .run(
            "doctor",
            "--reach",
            "--profile",
            "production",
            "--aws-requested-syncs",
            "ec2:vpc",
            "--neo4j-uri",
            "bolt://127.0.0.1:1")
        .stdout();
  }

  private static String answerTo(Call asked) {
    var nothing = XML.contains(asked.service()) ? "<" + asked.operation() + "Response/>" : "{}";
    return ANSWERS.getOrDefault(asked.action(), nothing);
  }
}
