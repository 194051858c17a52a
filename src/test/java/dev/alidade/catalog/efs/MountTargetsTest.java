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
class MountTargetsTest {

  private static final String ACCOUNT = "210987654321";
  private static final String REGION = "eu-west-1";
  private static final String MOUNT_TARGET = "AWSEfsMountTarget";
  private static final String FILE_SYSTEMS = "efs:DescribeFileSystems";
  private static final String MOUNT_TARGETS = "efs:DescribeMountTargets";

  private final Estate estate =
      Estate.sample()
          .replace(
              ACCOUNT,
              REGION,
              FILE_SYSTEMS,
              """
              {"FileSystems": [
                {"FileSystemId": "fs-1", "NumberOfMountTargets": 2},
                {"FileSystemId": "fs-2", "NumberOfMountTargets": 1}]}""")
          .replaceItem(
              ACCOUNT,
              REGION,
              MOUNT_TARGETS,
              "fs-1",
              """
              {"MountTargets": [
                {"OwnerId": "210987654321", "MountTargetId": "fsmt-1", "FileSystemId": "fs-1",
                 "SubnetId": "subnet-1", "LifeCycleState": "available", "IpAddress": "10.0.0.7",
                 "Ipv6Address": "2001:db8::7", "NetworkInterfaceId": "eni-1",
                 "AvailabilityZoneId": "euw1-az1", "AvailabilityZoneName": "eu-west-1a",
                 "VpcId": "vpc-1"},
                {"MountTargetId": "fsmt-2", "FileSystemId": "fs-1",
                 "LifeCycleState": "something-new"}]}""")
          .replaceItem(ACCOUNT, REGION, MOUNT_TARGETS, "fs-2", targets("fsmt-3", "fs-2"));

  @RegisterExtension private final ServedEstate served = new ServedEstate(estate);

  private final EstateServer server = served.server();

  private static String targets(String id, String fileSystem) {
    return "{\"MountTargets\": [{\"MountTargetId\": \"%s\", \"FileSystemId\": \"%s\"}]}"
        .formatted(id, fileSystem);
  }

  private static Target about(String fileSystem) {
    return Target.operation(MOUNT_TARGETS).about(fileSystem);
  }

  private SurveyedRegion surveyed() {
    return new SurveyedRegion(server, ACCOUNT, REGION).survey(new MountTargets());
  }

  private SurveyedRegion surveyedWithGaps() {
    return new SurveyedRegion(server, ACCOUNT, REGION).surveyWithGaps(new MountTargets());
  }

  @Test
  void aMountTargetIsChartedAsAwsDescribesIt() {
    assertThat(surveyed().properties(MOUNT_TARGET, "fsmt-1"))
        .containsExactly(
            entry("arn", "fsmt-1"),
            entry("region", REGION),
            entry("fileSystem_id", "fs-1"),
            entry("lifecycle_state", "available"),
            entry("mount_target_id", "fsmt-1"),
            entry("subnet_id", "subnet-1"),
            entry("availability_zone_id", "euw1-az1"),
            entry("availability_zone_name", "eu-west-1a"),
            entry("ip_address", "10.0.0.7"),
            entry("network_interface_id", "eni-1"),
            entry("owner_id", ACCOUNT),
            entry("vpc_id", "vpc-1"));
  }

  @Test
  void whatAwsDoesNotSayIsAbsentAndANewStateIsNoFailure() {
    assertThat(surveyed().properties(MOUNT_TARGET, "fsmt-2"))
        .contains(
            entry("lifecycle_state", "something-new"),
            entry("subnet_id", null),
            entry("ip_address", null),
            entry("network_interface_id", null),
            entry("vpc_id", null));
  }

  @Test
  void theMountTargetsOfAllFileSystemsAreLinkedToTheirs() {
    assertThat(surveyed().links("ATTACHED_TO"))
        .containsExactlyInAnyOrder(
            "AWSEfsMountTarget fsmt-1 -> AWSEfsFileSystem fs-1",
            "AWSEfsMountTarget fsmt-2 -> AWSEfsFileSystem fs-1",
            "AWSEfsMountTarget fsmt-3 -> AWSEfsFileSystem fs-2");
  }

  @Test
  void theMountTargetsOfAFileSystemComePageByPageAndOneWithoutAnIdCostsItself() {
    server.serve(
        Estate.sample()
            .replace(
                ACCOUNT, REGION, FILE_SYSTEMS, "{\"FileSystems\": [{\"FileSystemId\": \"fs-1\"}]}")
            .replace(
                ACCOUNT,
                REGION,
                MOUNT_TARGETS,
                "{\"MountTargets\": [{\"MountTargetId\": \"a\"}, {}], \"NextMarker\": \"more\"}")
            .replace(ACCOUNT, REGION, MOUNT_TARGETS, 2, targets("b", "fs-1")));

    var region = surveyedWithGaps();

    assertThat(region.ids(MOUNT_TARGET)).containsExactly("a", "b");
    assertThat(region.withoutId()).containsExactly(MOUNT_TARGET);
  }

  @Test
  void aFileSystemThatHasNoneIsNotAskedAboutAndOneThatDoesNotSayIs() {
    server.serve(
        estate.replace(
            ACCOUNT,
            REGION,
            FILE_SYSTEMS,
            """
            {"FileSystems": [
              {"FileSystemId": "fs-1", "NumberOfMountTargets": 0},
              {"FileSystemId": "fs-2"},
              {"NumberOfMountTargets": 4}]}"""));

    assertThat(surveyed().ids(MOUNT_TARGET)).containsExactly("fsmt-3");
    assertThat(server.counts()).containsEntry("efs:DescribeMountTargets", 1L);
  }

  @Test
  void aFileSystemThatIsRefusedCostsItselfAndIsNamed() {
    server.inject(Fault.deny(about("fs-1")));

    var region = surveyedWithGaps();

    assertThat(region.ids(MOUNT_TARGET)).containsExactly("fsmt-3");
    assertThat(region.missing()).containsExactly("fs-1");
  }

  @Test
  void aFileSystemThatIsGoneSinceItWasListedIsNoFailure() {
    server.inject(
        Fault.refuse(
            about("fs-1"), 404, "FileSystemNotFound", "File system 'fs-1' does not exist."));

    assertThat(surveyed().ids(MOUNT_TARGET)).containsExactly("fsmt-3");
  }

  @Test
  void aRefusedListEndsTheSurveyOfTheRegion() {
    server.inject(Fault.deny(Target.operation(FILE_SYSTEMS)));

    assertThatExceptionOfType(EfsException.class).isThrownBy(this::surveyed);
  }
}
