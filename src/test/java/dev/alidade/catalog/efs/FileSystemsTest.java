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
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.efs.model.EfsException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FileSystemsTest {

  private static final String ACCOUNT = "210987654321";
  private static final String REGION = "eu-west-1";
  private static final String FILE_SYSTEM = "AWSEfsFileSystem";
  private static final String FILE_SYSTEMS = "efs:DescribeFileSystems";
  private static final String KEY =
      "arn:aws:kms:eu-west-1:210987654321:key/1234abcd-12ab-34cd-56ef-1234567890ab";

  private static final String ANSWER =
      """
      {"FileSystems": [
        {"OwnerId": "210987654321", "CreationToken": "token-1", "FileSystemId": "fs-1",
         "FileSystemArn": "arn:aws:elasticfilesystem:eu-west-1:210987654321:file-system/fs-1",
         "CreationTime": 1709618828.5, "LifeCycleState": "available", "Name": "uploads",
         "NumberOfMountTargets": 3,
         "SizeInBytes": {"Value": 5000000000, "Timestamp": 1709700000.0, "ValueInIA": 1,
           "ValueInStandard": 2, "ValueInArchive": 3},
         "PerformanceMode": "generalPurpose", "Encrypted": true, "KmsKeyId": "%s",
         "ThroughputMode": "provisioned", "ProvisionedThroughputInMibps": 12.5,
         "AvailabilityZoneName": "eu-west-1a", "AvailabilityZoneId": "euw1-az1",
         "Tags": [{"Key": "Name", "Value": "uploads"}],
         "FileSystemProtection": {"ReplicationOverwriteProtection": "REPLICATING"}},
        {"FileSystemId": "fs-2"},
        {"FileSystemId": "fs-3", "SizeInBytes": {}, "FileSystemProtection": {},
         "LifeCycleState": "something-new"}]}"""
          .formatted(KEY);

  private final Estate estate = Estate.sample().replace(ACCOUNT, REGION, FILE_SYSTEMS, ANSWER);
  @RegisterExtension private final ServedEstate served = new ServedEstate(estate);

  private final EstateServer server = served.server();

  private SurveyedRegion surveyed() {
    return new SurveyedRegion(server, ACCOUNT, REGION).survey(new FileSystems());
  }

  @Test
  void aFileSystemIsChartedAsAwsDescribesIt() {
    var region = surveyed();

    assertThat(region.properties(FILE_SYSTEM, "fs-1"))
        .containsExactly(
            entry("arn", "arn:aws:elasticfilesystem:eu-west-1:210987654321:file-system/fs-1"),
            entry("region", REGION),
            entry("owner_id", ACCOUNT),
            entry("creation_token", "token-1"),
            entry("creation_time", Instant.ofEpochMilli(1709618828500L).atZone(ZoneOffset.UTC)),
            entry("lifecycle_state", "available"),
            entry("name", "uploads"),
            entry("number_of_mount_targets", 3),
            entry("size_in_bytes_value", 5_000_000_000L),
            entry(
                "size_in_bytes_timestamp",
                Instant.ofEpochSecond(1709700000L).atZone(ZoneOffset.UTC)),
            entry("performance_mode", "generalPurpose"),
            entry("encrypted", true),
            entry("kms_key_id", KEY),
            entry("throughput_mode", "provisioned"),
            entry("availability_zone_name", "eu-west-1a"),
            entry("availability_zone_id", "euw1-az1"),
            entry("file_system_protection", "REPLICATING"),
            entry("_ont_source", "aws"),
            entry("_ont_name", "uploads"),
            entry("_ont_location", REGION),
            entry("_ont_encrypted", true));
    assertThat(region.links("ENCRYPTED_BY"))
        .containsExactly("AWSEfsFileSystem fs-1 -> AWSKMSKey " + KEY);
  }

  @Test
  void whatAwsDoesNotSayIsAbsent() {
    assertThat(surveyed().properties(FILE_SYSTEM, "fs-2"))
        .contains(
            entry("arn", null),
            entry("creation_time", null),
            entry("name", null),
            entry("number_of_mount_targets", null),
            entry("size_in_bytes_value", null),
            entry("size_in_bytes_timestamp", null),
            entry("encrypted", null),
            entry("file_system_protection", null),
            entry("_ont_encrypted", null));
  }

  @Test
  void structuresWithoutMembersAndStatesThatTheSdkDoesNotKnowAreNoFailure() {
    assertThat(surveyed().properties(FILE_SYSTEM, "fs-3"))
        .contains(
            entry("lifecycle_state", "something-new"),
            entry("size_in_bytes_value", null),
            entry("size_in_bytes_timestamp", null),
            entry("file_system_protection", null));
  }

  @Test
  void fileSystemsComePageByPageAndOneWithoutAnIdCostsItself() {
    server.serve(
        Estate.sample()
            .replace(
                ACCOUNT,
                REGION,
                FILE_SYSTEMS,
                """
                {"FileSystems": [{"FileSystemId": "fs-1"}, {"Name": "no id"}],
                 "NextMarker": "more"}""")
            .replace(
                ACCOUNT,
                REGION,
                FILE_SYSTEMS,
                2,
                "{\"FileSystems\": [{\"FileSystemId\": \"fs-2\"}]}"));

    var region = new SurveyedRegion(server, ACCOUNT, REGION).surveyWithGaps(new FileSystems());

    assertThat(region.ids(FILE_SYSTEM)).containsExactly("fs-1", "fs-2");
    assertThat(region.withoutId()).containsExactly(FILE_SYSTEM);
  }

  @Test
  void aRefusedListEndsTheSurveyOfTheRegion() {
    server.inject(Fault.deny(Target.operation(FILE_SYSTEMS)));

    assertThatExceptionOfType(EfsException.class).isThrownBy(this::surveyed);
  }
}
