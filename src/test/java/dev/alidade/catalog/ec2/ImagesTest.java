package dev.alidade.catalog.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import org.junit.jupiter.api.Test;

class ImagesTest {

  private static final String ACCOUNT = "210987654321";
  private static final String REGION = "eu-west-1";

  private static final String IMAGES =
      """
      <DescribeImagesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
        <imagesSet><item><imageId>ami-1</imageId><name>golden</name><imageOwnerId>210987654321</imageOwnerId><isPublic>false</isPublic>
          <imageState>available</imageState><architecture>arm64</architecture><imageType>machine</imageType><imageLocation>x/golden</imageLocation></item></imagesSet>
      </DescribeImagesResponse>""";

  private static final String TEMPLATES =
      """
      <DescribeLaunchTemplatesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
        <launchTemplates><item><launchTemplateId>lt-1</launchTemplateId></item></launchTemplates>
      </DescribeLaunchTemplatesResponse>""";

  private static final String VERSIONS =
      """
      <DescribeLaunchTemplateVersionsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
        <launchTemplateVersionSet><item><launchTemplateId>lt-1</launchTemplateId><versionNumber>1</versionNumber>
          <launchTemplateData><imageId>resolve:ssm:/golden</imageId></launchTemplateData></item></launchTemplateVersionSet>
      </DescribeLaunchTemplateVersionsResponse>""";

  private final SurveyedRegion region = surveyed();

  private static SurveyedRegion surveyed() {
    var estate =
        Estate.sample()
            .replace(ACCOUNT, REGION, "ec2:DescribeImages", IMAGES)
            .replace(ACCOUNT, REGION, "ec2:DescribeLaunchTemplates", TEMPLATES)
            .replace(ACCOUNT, REGION, "ec2:DescribeLaunchTemplateVersions", VERSIONS);
    try (var server = EstateServer.start(estate)) {
      return new SurveyedRegion(server, ACCOUNT, REGION).survey(new Images());
    }
  }

  @Test
  void anImageIsANodeInEachRegion() {
    assertThat(region.properties("AWSEC2Image", "ami-1|eu-west-1"))
        .contains(
            entry("imageid", "ami-1"),
            entry("name", "golden"),
            entry("owner", "210987654321"),
            entry("ispublic", false),
            entry("region", REGION));
  }

  @Test
  void imagesOfOthersAreAskedForByIdAndNeverAllOfThem() {
    assertThat(region.calls().stream().filter("DescribeImages"::equals)).hasSize(2);
  }
}
