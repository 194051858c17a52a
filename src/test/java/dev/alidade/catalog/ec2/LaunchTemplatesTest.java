package dev.alidade.catalog.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaunchTemplatesTest {

  private static final String ACCOUNT = "210987654321";
  private static final String REGION = "eu-west-1";

  private static final String TEMPLATES =
      """
      <DescribeLaunchTemplatesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
        <launchTemplates><item>
          <launchTemplateId>lt-1</launchTemplateId><launchTemplateName>web</launchTemplateName>
          <createTime>2030-01-01T00:00:00.000Z</createTime><createdBy>arn:aws:iam::210987654321:root</createdBy>
          <defaultVersionNumber>1</defaultVersionNumber><latestVersionNumber>2</latestVersionNumber>
        </item></launchTemplates>
      </DescribeLaunchTemplatesResponse>""";

  private static final String VERSIONS =
      """
      <DescribeLaunchTemplateVersionsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
        <launchTemplateVersionSet>
          <item><launchTemplateId>lt-1</launchTemplateId><launchTemplateName>web</launchTemplateName>
            <versionNumber>1</versionNumber><defaultVersion>true</defaultVersion>
            <launchTemplateData><ebsOptimized>true</ebsOptimized><imageId>ami-1</imageId><instanceType>t3.micro</instanceType>
              <iamInstanceProfile><name>web-profile</name></iamInstanceProfile><monitoring><enabled>true</enabled></monitoring>
              <securityGroupIdSet><item>sg-1</item></securityGroupIdSet></launchTemplateData></item>
          <item><launchTemplateId>lt-1</launchTemplateId><launchTemplateName>web</launchTemplateName>
            <versionNumber>2</versionNumber><defaultVersion>false</defaultVersion><launchTemplateData/></item>
        </launchTemplateVersionSet>
      </DescribeLaunchTemplateVersionsResponse>""";

  private final SurveyedRegion region = surveyed();

  private static SurveyedRegion surveyed() {
    var estate =
        Estate.sample()
            .replace(ACCOUNT, REGION, "ec2:DescribeLaunchTemplates", TEMPLATES)
            .replace(ACCOUNT, REGION, "ec2:DescribeLaunchTemplateVersions", VERSIONS);
    try (var server = EstateServer.start(estate)) {
      return new SurveyedRegion(server, ACCOUNT, REGION).survey(new LaunchTemplates());
    }
  }

  @Test
  void aTemplateIsChartedWithItsVersions() {
    assertThat(region.properties("AWSLaunchTemplate", "lt-1"))
        .contains(
            entry("name", "web"),
            entry("create_time", "1893456000"),
            entry("default_version_number", 1L),
            entry("latest_version_number", 2L));
    assertThat(region.links("VERSION"))
        .containsExactly(
            "AWSLaunchTemplate lt-1 -> AWSLaunchTemplateVersion lt-1-1",
            "AWSLaunchTemplate lt-1 -> AWSLaunchTemplateVersion lt-1-2");
  }

  @Test
  void aVersionIsChartedAsAwsDescribesIt() {
    assertThat(region.properties("AWSLaunchTemplateVersion", "lt-1-1"))
        .contains(
            entry("default_version", true),
            entry("ebs_optimized", true),
            entry("image_id", "ami-1"),
            entry("instance_type", "t3.micro"),
            entry("iam_instance_profile_name", "web-profile"),
            entry("monitoring_enabled", true),
            entry("security_group_ids", List.of("sg-1")));
  }

  @Test
  void whatAVersionLeavesOpenIsAbsent() {
    assertThat(region.properties("AWSLaunchTemplateVersion", "lt-1-2"))
        .contains(
            entry("key_name", null),
            entry("security_group_ids", null),
            entry("iam_instance_profile_arn", null));
  }
}
