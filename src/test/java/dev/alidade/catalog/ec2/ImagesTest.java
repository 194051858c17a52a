package dev.alidade.catalog.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.alidade.aws.FakeAws;
import dev.alidade.aws.FakeAws.Answer;
import dev.alidade.aws.FakeAws.Asked;
import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import java.net.URI;
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
  void imagesThatWereDisabledOrDeprecatedStay() {
    try (var aws = new FakeAws(ImagesTest::likeAws)) {
      var found = new SurveyedRegion(URI.create(aws.url()), ACCOUNT, REGION).survey(new Images());

      assertThat(found.ids("AWSEC2Image"))
          .containsExactlyInAnyOrder(
              "ami-own|eu-west-1",
              "ami-own-disabled|eu-west-1",
              "ami-foreign-disabled|eu-west-1",
              "ami-foreign-deprecated|eu-west-1");
      assertThat(found.properties("AWSEC2Image", "ami-own-disabled|eu-west-1"))
          .containsEntry("state", "disabled");
      assertThat(found.properties("AWSEC2Image", "ami-foreign-disabled|eu-west-1"))
          .containsEntry("state", "disabled");
    }
  }

  /**
   * Leaves out what AWS leaves out: disabled images, and deprecated ones of others, unless asked
   * for. The image of the last instance is gone, which is no error where it is asked for by filter.
   */
  private static Answer likeAws(Asked asked) {
    var disabled = "true".equals(asked.form().get("IncludeDisabled"));
    var deprecated = "true".equals(asked.form().get("IncludeDeprecated"));
    var items =
        switch (asked.action()) {
          case "DescribeInstances" ->
              "<reservationSet><item><reservationId>r-1</reservationId><instancesSet>"
                  + instance("i-1", "ami-own-disabled")
                  + instance("i-2", "ami-foreign-disabled")
                  + instance("i-3", "ami-foreign-deprecated")
                  + instance("i-4", "ami-gone")
                  + "</instancesSet></item></reservationSet>";
          case "DescribeImages" ->
              asked.form().containsKey("Owner.1")
                  ? "<imagesSet>"
                      + image("ami-own", "available")
                      + (disabled ? image("ami-own-disabled", "disabled") : "")
                      + "</imagesSet>"
                  : "<imagesSet>"
                      + (disabled ? image("ami-foreign-disabled", "disabled") : "")
                      + (deprecated ? image("ami-foreign-deprecated", "available") : "")
                      + "</imagesSet>";
          default -> "";
        };
    return new Answer(
        200, "<" + asked.action() + "Response>" + items + "</" + asked.action() + "Response>");
  }

  private static String instance(String id, String image) {
    return "<item><instanceId>" + id + "</instanceId><imageId>" + image + "</imageId></item>";
  }

  private static String image(String id, String state) {
    return "<item><imageId>" + id + "</imageId><imageState>" + state + "</imageState></item>";
  }

  @Test
  void imagesOfOthersAreAskedForByIdAndNeverAllOfThem() {
    assertThat(region.calls().stream().filter("DescribeImages"::equals)).hasSize(2);
  }
}
