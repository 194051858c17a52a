package dev.alidade.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.Credentials;

/** The server does what a fault says, and knows who calls. */
class EstateServerTest {

  private static final String HUB = "111122223333";
  private static final String PRODUCTION = "210987654321";
  private static final String IRELAND = "eu-west-1";

  private EstateServer server;
  private SdkClients production;

  @BeforeEach
  void start() {
    server = EstateServer.start(Estate.sample());
    production = SdkClients.in(server, PRODUCTION);
  }

  @AfterEach
  void stop() {
    production.close();
    server.close();
  }

  @Test
  void aDeniedCallIsRefusedInTheWordsOfItsService() {
    server.inject(Fault.deny(Target.account(PRODUCTION)));

    assertThatThrownBy(() -> production.ec2(IRELAND).describeVpcs())
        .asInstanceOf(type(AwsServiceException.class))
        .satisfies(
            refusal -> {
              assertThat(refusal.statusCode()).isEqualTo(403);
              assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("UnauthorizedOperation");
              assertThat(refusal.awsErrorDetails().errorMessage())
                  .contains(
                      "User: arn:aws:sts::210987654321:assumed-role/cartography-read-only/alidade"
                          + " is not authorized to perform: ec2:DescribeVpcs because no"
                          + " identity-based policy allows the ec2:DescribeVpcs action");
            });
    assertThatThrownBy(() -> production.iam().listSAMLProviders())
        .asInstanceOf(type(AwsServiceException.class))
        .satisfies(
            refusal -> {
              assertThat(refusal.statusCode()).isEqualTo(403);
              assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
            });
    assertThatThrownBy(() -> production.inspector(IRELAND).listFindings(r -> r.maxResults(100)))
        .asInstanceOf(type(AwsServiceException.class))
        .satisfies(
            refusal -> {
              assertThat(refusal.statusCode()).isEqualTo(403);
              assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
              assertThat(refusal.awsErrorDetails().errorMessage())
                  .contains("inspector2:ListFindings");
            });
  }

  @Test
  void aServiceControlPolicyIsNamedAsTheReason() {
    server.inject(Fault.denyByOrganization(Target.operation("ec2:DescribeVpcs").in("us-east-1")));

    assertThatThrownBy(() -> production.ec2("us-east-1").describeVpcs())
        .hasMessageContaining("with an explicit deny in a service control policy");
    assertThat(production.ec2(IRELAND).describeVpcs().vpcs()).hasSize(2);
  }

  @Test
  void theFirstCallsAreThrottledAndTheNextOneIsAnswered() {
    server.inject(Fault.throttle(Target.operation("DescribeVpcs"), 2));
    server.inject(Fault.throttle(Target.operation("ListFindings"), 2));
    server.inject(Fault.throttle(Target.operation("iam:ListSAMLProviders"), 2));

    assertThat(production.ec2(IRELAND).describeVpcs().vpcs()).hasSize(2);
    assertThat(production.inspector(IRELAND).listFindings(r -> r.maxResults(100)).findings())
        .hasSize(20);
    assertThat(production.iam().listSAMLProviders().samlProviderList()).hasSize(1);

    assertThat(server.calls())
        .extracting(Call::status)
        .containsExactly(503, 503, 200, 429, 429, 200, 400, 400, 200);
  }

  @Test
  void aServerErrorLastsUntilItIsHealed() {
    server.inject(Fault.serverError(Target.anything(), Fault.ALWAYS));
    assertThatThrownBy(() -> production.ec2(IRELAND).describeVpcs())
        .asInstanceOf(type(AwsServiceException.class))
        .extracting(AwsServiceException::statusCode)
        .isEqualTo(500);

    server.heal();
    assertThat(production.ec2(IRELAND).describeVpcs().vpcs()).hasSize(2);
  }

  @Test
  void aPageThatIsCutInTheMiddleIsNoAnswer() {
    server.inject(Fault.truncate(Target.operation("DescribeInstances"), 2));

    var pages = production.ec2(IRELAND).describeInstancesPaginator().iterator();
    assertThat(pages.next().reservations()).hasSize(4);
    assertThatThrownBy(pages::next).isInstanceOf(SdkClientException.class);
  }

  @Test
  void aCutJsonPageIsNoAnswerEither() {
    server.inject(Fault.truncate(Target.operation("ListFindings"), 2));

    var pages =
        production.inspector(IRELAND).listFindingsPaginator(r -> r.maxResults(100)).iterator();
    assertThat(pages.next().findings()).hasSize(20);
    assertThatThrownBy(pages::next).isInstanceOf(SdkClientException.class);
  }

  @Test
  void anyErrorOfAwsCanBeGiven() {
    server.inject(
        Fault.refuse(
            Target.operation("ec2:*"), 403, "Blocked", "Your account is currently blocked."));

    assertThatThrownBy(() -> production.ec2(IRELAND).describeVolumes())
        .asInstanceOf(type(AwsServiceException.class))
        .extracting(refusal -> refusal.awsErrorDetails().errorCode())
        .isEqualTo("Blocked");
  }

  @Test
  void aSlowCallIsAnsweredLate() {
    server.inject(Fault.slow(Target.operation("DescribeVpcs"), Duration.ofMillis(300)));

    assertThat(production.ec2(IRELAND).describeVpcs().vpcs()).hasSize(2);

    assertThat(server.calls())
        .singleElement()
        .satisfies(
            call ->
                assertThat(Duration.between(call.start(), call.end()))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(300)));
  }

  @Test
  void theLogShowsWhichCallsOverlapped() {
    server.inject(Fault.slow(Target.operation("DescribeVpcs"), Duration.ofMillis(300)));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.execute(() -> production.ec2(IRELAND).describeVpcs());
      threads.execute(() -> production.ec2("us-east-1").describeVpcs());
    }

    var calls = server.calls();
    assertThat(calls).extracting(Call::region).containsExactlyInAnyOrder(IRELAND, "us-east-1");
    assertThat(calls.get(0).overlaps(calls.get(1))).isTrue();
    assertThat(server.counts()).containsExactly(Map.entry("ec2:DescribeVpcs", 2L));
  }

  @Test
  void anAssumedRoleIsWhoItSays() {
    try (var hub = SdkClients.in(server, HUB);
        var session =
            SdkClients.of(server, session(assume(hub, AwsFiles.surveyRole(PRODUCTION))))) {
      var identity = session.sts().getCallerIdentity();
      assertThat(identity.account()).isEqualTo(PRODUCTION);
      assertThat(identity.arn())
          .isEqualTo("arn:aws:sts::210987654321:assumed-role/cartography-read-only/survey");
    }
  }

  @Test
  void aRoleOfAnUnknownAccountIsRefused() {
    try (var hub = SdkClients.in(server, HUB)) {
      assertThatThrownBy(() -> assume(hub, AwsFiles.surveyRole("999988887777")))
          .hasMessageContaining("is not authorized to perform: sts:AssumeRole on resource");
    }
  }

  @Test
  void aRoleCanBeMadeToAnswerForAnotherAccount() {
    server.serve(Estate.sample().withIdentity(AwsFiles.surveyRole(PRODUCTION), "444455556666"));
    try (var hub = SdkClients.in(server, HUB);
        var session =
            SdkClients.of(server, session(assume(hub, AwsFiles.surveyRole(PRODUCTION))))) {
      assertThat(session.sts().getCallerIdentity().account()).isEqualTo("444455556666");
    }
  }

  @Test
  void expiredCredentialsAreRefusedAndAProviderRenewsThem() throws InterruptedException {
    server.credentialLifetime(Duration.ofSeconds(1));
    try (var hub = SdkClients.in(server, HUB);
        var sts = hub.sts();
        var provider =
            StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(
                    r -> r.roleArn(AwsFiles.surveyRole(PRODUCTION)).roleSessionName("survey"))
                .build()) {
      var first = assume(hub, AwsFiles.surveyRole(PRODUCTION));
      Thread.sleep(Duration.between(Instant.now(), first.expiration()).plusMillis(50));

      try (var expired = SdkClients.of(server, session(first));
          var renewed = SdkClients.of(server, provider)) {
        assertThatThrownBy(() -> expired.ec2(IRELAND).describeVpcs())
            .asInstanceOf(type(AwsServiceException.class))
            .extracting(refusal -> refusal.awsErrorDetails().errorCode())
            .isEqualTo("RequestExpired");
        assertThat(renewed.ec2(IRELAND).describeVpcs().vpcs()).hasSize(2);
      }
    }
  }

  @Test
  void theMachinesOwnCredentialsAreTheHubsRunner() {
    try (var metadata =
        InstanceProfileCredentialsProvider.builder().endpoint(server.url().toString()).build()) {
      assertThat(metadata.resolveCredentials().accessKeyId()).startsWith("ASIA" + HUB);
    }
    try (var unknown =
        SdkClients.of(
            server,
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "any")))) {
      assertThat(unknown.sts().getCallerIdentity().account()).isEqualTo(HUB);
    }
  }

  @Test
  void containerCredentialsHaveTheFormThatTheSdkReads() throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(URI.create(server.url() + "/container-credentials")).build(),
              BodyHandlers.ofString());
      assertThat(Json.parse(answer.body()))
          .asInstanceOf(InstanceOfAssertFactories.MAP)
          .containsKeys("RoleArn", "AccessKeyId", "SecretAccessKey", "Token", "Expiration");
    }
  }

  @Test
  void aRegionThatIsNotEnabledIsRefused() {
    // EC2 says AuthFailure, but HttpURLConnection drops the body of a 401 after a streamed request.
    assertThatThrownBy(() -> production.ec2("ap-east-1").describeVpcs())
        .asInstanceOf(type(AwsServiceException.class))
        .extracting(AwsServiceException::statusCode)
        .isEqualTo(401);
    assertThatThrownBy(() -> production.inspector("ap-east-1").listFindings(r -> r.maxResults(100)))
        .asInstanceOf(type(AwsServiceException.class))
        .extracting(refusal -> refusal.awsErrorDetails().errorCode())
        .isEqualTo("UnrecognizedClientException");
  }

  @Test
  void theConfigurationNamesEveryAccount(@TempDir Path directory) throws Exception {
    var environment = new AwsFiles(directory, server).write(AwsFiles.CredentialSource.ENVIRONMENT);

    assertThat(environment)
        .containsEntry("AWS_ENDPOINT_URL", server.url().toString())
        .containsKeys("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SHARED_CREDENTIALS_FILE");
    assertThat(Files.readString(Path.of(environment.get("AWS_CONFIG_FILE"))))
        .startsWith("[default]\nregion = eu-west-1\noutput = json\n")
        .contains(
            """
            [profile production]
            role_arn = arn:aws:iam::210987654321:role/cartography-read-only
            region = eu-west-1
            credential_source = Environment
            """);
  }

  private static Credentials assume(SdkClients clients, String role) {
    return clients.sts().assumeRole(r -> r.roleArn(role).roleSessionName("survey")).credentials();
  }

  private static StaticCredentialsProvider session(Credentials credentials) {
    return StaticCredentialsProvider.create(
        AwsSessionCredentials.create(
            credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken()));
  }
}
