package dev.alidade.catalog.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class EbsVolumesTest {

  private static final String ACCOUNT = "210987654321";
  private static final String REGION = "eu-west-1";

  private final SurveyedRegion region = surveyed();

  private static SurveyedRegion surveyed() {
    var wire = SurveyedRegion.wire(EbsVolumesTest.class, "DescribeVolumes.xml");
    var estate = Estate.sample().replace(ACCOUNT, REGION, "ec2:DescribeVolumes", wire);
    try (var server = EstateServer.start(estate)) {
      return new SurveyedRegion(server, ACCOUNT, REGION).survey(new EbsVolumes());
    }
  }

  @Test
  void aVolumeIsChartedAsAwsDescribesIt() {
    assertThat(region.properties("AWSEBSVolume", "vol-00000000000000001"))
        .contains(
            entry("arn", "arn:aws:ec2:eu-west-1:210987654321:volume/vol-00000000000000001"),
            entry("createtime", ZonedDateTime.of(2024, 3, 5, 6, 7, 8, 123_000_000, ZoneOffset.UTC)),
            entry("encrypted", true),
            entry("size", 80),
            entry("state", "in-use"),
            entry("snapshotid", "snap-00000000000000001"),
            entry("iops", 4000),
            entry("multiattachenabled", true),
            entry("type", "io2"),
            entry(
                "kmskeyid",
                "arn:aws:kms:eu-west-1:210987654321:key/1234abcd-12ab-34cd-56ef-1234567890ab"),
            entry("_ont_state", "in_use"),
            entry("_ont_size_gb", 80));
  }

  @Test
  void whatAwsDoesNotSayIsAbsent() {
    assertThat(region.properties("AWSEBSVolume", "vol-00000000000000002"))
        .contains(
            entry("_ont_state", "creating"),
            entry("iops", null),
            entry("createtime", null),
            entry("outpostarn", null),
            entry("fastrestored", null),
            entry("multiattachenabled", null));
  }

  @Test
  void aVolumeIsLinkedToTheInstancesThatItIsAttachedTo() {
    assertThat(region.links("ATTACHED_TO"))
        .containsExactly(
            "AWSEBSVolume vol-00000000000000001 -> AWSEC2Instance i-0aaaaaaaaaaaaaaa1",
            "AWSEBSVolume vol-00000000000000001 -> AWSEC2Instance i-0aaaaaaaaaaaaaaa2");
    assertThat(region.links("CREATED_FROM"))
        .containsExactly(
            "AWSEBSSnapshot snap-00000000000000001 -> AWSEBSVolume vol-00000000000000001");
  }

  @Test
  void whetherAVolumeGoesWithItsInstanceIsTheInstancesToSay() {
    assertThat(region.properties("AWSEBSVolume", "vol-00000000000000001"))
        .doesNotContainKey("deleteontermination");
  }
}
