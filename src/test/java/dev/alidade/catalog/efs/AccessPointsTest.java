package dev.alidade.catalog.efs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.alidade.catalog.ec2.SurveyedRegion;
import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import dev.alidade.estate.Fault;
import dev.alidade.estate.ServedEstate;
import dev.alidade.estate.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.efs.model.EfsException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessPointsTest {

  private static final String ACCOUNT = "210987654321";
  private static final String REGION = "eu-west-1";
  private static final String ACCESS_POINT = "AWSEfsAccessPoint";
  private static final String ACCESS_POINTS = "efs:DescribeAccessPoints";
  private static final String ARN =
      "arn:aws:elasticfilesystem:eu-west-1:210987654321:access-point/";

  private static final String ANSWER =
      """
      {"AccessPoints": [
        {"ClientToken": "token-1", "Name": "invoices", "AccessPointId": "fsap-1",
         "Tags": [{"Key": "Name", "Value": "invoices"}], "AccessPointArn": "%1$sfsap-1",
         "FileSystemId": "fs-1", "PosixUser": {"Uid": 4294967295, "Gid": 1002,
           "SecondaryGids": [7]},
         "RootDirectory": {"Path": "/invoices",
           "CreationInfo": {"OwnerUid": 1, "OwnerGid": 2, "Permissions": "0750"}},
         "OwnerId": "210987654321", "LifeCycleState": "available"},
        {"AccessPointArn": "%1$sfsap-2"},
        {"AccessPointArn": "%1$sfsap-3", "PosixUser": {"Uid": 0, "Gid": 0}, "RootDirectory": {},
         "LifeCycleState": "something-new"}]}"""
          .formatted(ARN);

  private final Estate estate = Estate.sample().replace(ACCOUNT, REGION, ACCESS_POINTS, ANSWER);
  @RegisterExtension private final ServedEstate served = new ServedEstate(estate);

  private final EstateServer server = served.server();

  private SurveyedRegion surveyed() {
    return new SurveyedRegion(server, ACCOUNT, REGION).survey(new AccessPoints());
  }

  @Test
  void anAccessPointIsChartedAsAwsDescribesIt() {
    var region = surveyed();

    assertThat(region.properties(ACCESS_POINT, ARN + "fsap-1"))
        .containsExactly(
            entry("arn", ARN + "fsap-1"),
            entry("region", REGION),
            entry("access_point_id", "fsap-1"),
            entry("file_system_id", "fs-1"),
            entry("lifecycle_state", "available"),
            entry("name", "invoices"),
            entry("owner_id", ACCOUNT),
            entry("posix_gid", 1002L),
            entry("posix_uid", 4_294_967_295L),
            entry("root_directory_path", "/invoices"));
    assertThat(region.links("ACCESS_POINT_OF"))
        .containsExactly("AWSEfsAccessPoint " + ARN + "fsap-1 -> AWSEfsFileSystem fs-1");
  }

  @Test
  void oneThatImposesNoUserIsNotRoot() {
    assertThat(surveyed().properties(ACCESS_POINT, ARN + "fsap-2"))
        .contains(
            entry("posix_gid", null),
            entry("posix_uid", null),
            entry("root_directory_path", null),
            entry("file_system_id", null));
  }

  @Test
  void rootIsTheUserNought() {
    assertThat(surveyed().properties(ACCESS_POINT, ARN + "fsap-3"))
        .contains(
            entry("posix_gid", 0L),
            entry("posix_uid", 0L),
            entry("root_directory_path", null),
            entry("lifecycle_state", "something-new"));
  }

  @Test
  void accessPointsComePageByPageAndOneWithoutAnArnCostsItself() {
    server.serve(
        Estate.sample()
            .replace(
                ACCOUNT,
                REGION,
                ACCESS_POINTS,
                """
                {"AccessPoints": [{"AccessPointArn": "a"}, {"AccessPointId": "fsap-9"}],
                 "NextToken": "more"}""")
            .replace(
                ACCOUNT,
                REGION,
                ACCESS_POINTS,
                2,
                "{\"AccessPoints\": [{\"AccessPointArn\": \"b\"}]}"));

    var region = new SurveyedRegion(server, ACCOUNT, REGION).surveyWithGaps(new AccessPoints());

    assertThat(region.ids(ACCESS_POINT)).containsExactly("a", "b");
    assertThat(region.withoutId()).containsExactly(ACCESS_POINT);
  }

  @Test
  void aRefusedListEndsTheSurveyOfTheRegion() {
    server.inject(Fault.deny(Target.operation(ACCESS_POINTS)));

    assertThatExceptionOfType(EfsException.class).isThrownBy(this::surveyed);
  }
}
