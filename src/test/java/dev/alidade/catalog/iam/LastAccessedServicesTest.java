package dev.alidade.catalog.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LastAccessedServicesTest {

  private static final String US = "arn:aws:iam::111111111111:";
  private static final String IN_PROGRESS = "<JobStatus>IN_PROGRESS</JobStatus>";
  private static final String COMPLETED =
      """
      <JobStatus>COMPLETED</JobStatus><IsTruncated>false</IsTruncated>
      <ServicesLastAccessed>
        <member><ServiceName>Never</ServiceName><ServiceNamespace>never</ServiceNamespace></member>
        <member><ServiceName>Amazon EC2</ServiceName><ServiceNamespace>ec2</ServiceNamespace>
          <LastAuthenticated>2024-01-30T00:00:00Z</LastAuthenticated></member>
        <member><ServiceName>Amazon S3</ServiceName><ServiceNamespace>s3</ServiceNamespace>
          <LastAuthenticated>2024-01-31T10:20:30Z</LastAuthenticated>
          <LastAuthenticatedEntity>arn:aws:iam::111111111111:role/app</LastAuthenticatedEntity>
          <LastAuthenticatedRegion>eu-west-1</LastAuthenticatedRegion></member>
      </ServicesLastAccessed>\
      """;

  @Test
  void theNewestServiceStandsOnThePrincipal() {
    var rows =
        new IamScope(principals().answer("GetServiceLastAccessedDetails", COMPLETED))
            .survey(new LastAccessedServices());

    assertThat(rows.nodes("AWSPrincipal")).hasSize(3);
    assertThat(rows.node("AWSPrincipal", US + "role/app").properties())
        .containsExactly(
            entry("arn", US + "role/app"),
            entry("last_accessed_service_name", "Amazon S3"),
            entry("last_accessed_service_namespace", "s3"),
            entry("last_authenticated", "2024-01-31 10:20:30+00:00"),
            entry("last_authenticated_entity", US + "role/app"),
            entry("last_authenticated_region", "eu-west-1"));
  }

  @Test
  void aPrincipalThatUsedNothingLosesWhatWasThere() {
    var rows =
        new IamScope(
                principals()
                    .answer(
                        "GetServiceLastAccessedDetails",
                        "<JobStatus>COMPLETED</JobStatus><IsTruncated>false</IsTruncated>"))
            .survey(new LastAccessedServices());

    assertThat(rows.node("AWSPrincipal", US + "user/ada").properties())
        .containsEntry("last_accessed_service_name", null)
        .containsEntry("last_authenticated", null);
  }

  @Test
  void allJobsAreStartedBeforeTheFirstIsCollected() {
    var iam = principals().answer("GetServiceLastAccessedDetails", COMPLETED);

    new IamScope(iam).survey(new LastAccessedServices());

    assertThat(iam.operations())
        .containsExactly(
            "GetAccountAuthorizationDetails",
            "GenerateServiceLastAccessedDetails",
            "GenerateServiceLastAccessedDetails",
            "GenerateServiceLastAccessedDetails",
            "GetServiceLastAccessedDetails",
            "GetServiceLastAccessedDetails",
            "GetServiceLastAccessedDetails");
  }

  @Test
  void aJobIsAskedForAgainAfterGrowingPauses() {
    var asked = new AtomicInteger();
    var rows =
        new IamScope(
                principals()
                    .answer(
                        "GetServiceLastAccessedDetails",
                        call ->
                            call.parameter("JobId").endsWith("ada") && asked.incrementAndGet() <= 5
                                ? IN_PROGRESS
                                : COMPLETED))
            .survey(new LastAccessedServices());

    assertThat(rows.pauses())
        .containsExactly(
            Duration.ofMillis(250),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2));
    assertThat(rows.nodes("AWSPrincipal")).hasSize(3);
  }

  @Test
  void aJobThatNeverEndsIsMissingAndDoesNotLoseTheOthers() {
    var iam =
        principals()
            .answer(
                "GetServiceLastAccessedDetails",
                call -> call.parameter("JobId").endsWith("ada") ? IN_PROGRESS : COMPLETED);

    var rows = new IamScope(iam).survey(new LastAccessedServices());

    assertThat(rows.missing()).containsExactly(US + "user/ada");
    assertThat(rows.outcome().toString())
        .contains("AWS is still working out which services it used");
    assertThat(rows.pauses()).hasSize(30);
    assertThat(rows.nodes("AWSPrincipal")).hasSize(2);
  }

  @Test
  void aFailedJobIsMissing() {
    var iam = principals().answer("GetServiceLastAccessedDetails", "<JobStatus>FAILED</JobStatus>");

    assertThat(new IamScope(iam).survey(new LastAccessedServices()).missing()).hasSize(3);
  }

  @Test
  void anAnswerOfSeveralPagesIsReadToItsEnd() {
    var iam =
        principals()
            .answer(
                "GetServiceLastAccessedDetails",
                call ->
                    call.parameter("Marker").isEmpty()
                        ? """
                        <JobStatus>COMPLETED</JobStatus><IsTruncated>true</IsTruncated>
                        <Marker>more</Marker><ServicesLastAccessed/>\
                        """
                        : COMPLETED);

    var rows = new IamScope(iam).survey(new LastAccessedServices());

    assertThat(rows.node("AWSPrincipal", US + "role/app").properties())
        .containsEntry("last_accessed_service_name", "Amazon S3");
  }

  @Test
  void aPrincipalThatHasGoneMeanwhileIsNoFailure() {
    var iam = principals().refuse("GenerateServiceLastAccessedDetails", 404, "NoSuchEntity");

    assertThat(new IamScope(iam).survey(new LastAccessedServices()).missing()).isEmpty();
  }

  private static WireIam principals() {
    return new WireIam()
        .answer(
            "GetAccountAuthorizationDetails",
            """
            <UserDetailList><member><Arn>arn:aws:iam::111111111111:user/ada</Arn></member></UserDetailList>
            <GroupDetailList><member><Arn>arn:aws:iam::111111111111:group/admins</Arn></member></GroupDetailList>
            <RoleDetailList><member><Arn>arn:aws:iam::111111111111:role/app</Arn></member></RoleDetailList>
            <IsTruncated>false</IsTruncated>\
            """)
        .answer(
            "GenerateServiceLastAccessedDetails",
            call -> "<JobId>job of " + call.parameter("Arn") + "</JobId>");
  }
}
