package dev.alidade.catalog.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.alidade.aws.FakeAws;
import dev.alidade.aws.FakeAws.Answer;
import dev.alidade.aws.FakeAws.Asked;
import dev.alidade.catalog.RegionalResource;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** What AWS services run in the account's name, and the account hides from its lists. */
class ManagedResourcesTest {

  private static final String ACCOUNT = "210987654321";
  private static final String REGION = "eu-west-1";

  /** An item of each list, as it is and by its number. */
  private static final Map<String, String> ITEMS =
      Map.of(
          "DescribeInstances",
          "<reservationSet><item><reservationId>r-%1$s</reservationId><instancesSet><item>"
              + "<instanceId>i-%1$s</instanceId></item></instancesSet></item></reservationSet>",
          "DescribeNetworkInterfaces",
          "<networkInterfaceSet><item><networkInterfaceId>eni-%s</networkInterfaceId></item>"
              + "</networkInterfaceSet>",
          "DescribeVolumes",
          "<volumeSet><item><volumeId>vol-%s</volumeId></item></volumeSet>",
          "DescribeLaunchTemplates",
          "<launchTemplates><item><launchTemplateId>lt-%s</launchTemplateId></item>"
              + "</launchTemplates>",
          "DescribeLaunchTemplateVersions",
          "<launchTemplateVersionSet><item><launchTemplateId>lt-%s</launchTemplateId>"
              + "<versionNumber>1</versionNumber></item></launchTemplateVersionSet>");

  static Stream<Arguments> lists() {
    return Stream.of(
        Arguments.of(new Instances(), "AWSEC2Instance", "i-"),
        Arguments.of(new NetworkInterfaces(), "AWSNetworkInterface", "eni-"),
        Arguments.of(new EbsVolumes(), "AWSEBSVolume", "vol-"),
        Arguments.of(new LaunchTemplates(), "AWSLaunchTemplate", "lt-"));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void whatIsHiddenIsListedOnEveryPage(RegionalResource resource, String label, String prefix) {
    var found = surveyed(resource, ManagedResourcesTest::hiding);
    assertThat(found.ids(label)).containsExactly(prefix + "1", prefix + "2");
  }

  @ParameterizedTest
  @MethodSource("lists")
  void whereEc2DoesNotKnowTheParameterTheListIsReadWithoutIt(
      RegionalResource resource, String label, String prefix) {
    var found =
        surveyed(
            resource,
            asked ->
                asked.form().containsKey("IncludeManagedResources")
                    ? FakeAws.ec2Error(
                        400,
                        "UnknownParameter",
                        "The parameter IncludeManagedResources is not recognized")
                    : item(asked, "1", false));
    assertThat(found.ids(label)).containsExactly(prefix + "1");
  }

  @ParameterizedTest
  @MethodSource("lists")
  void aDenialStaysADenial(RegionalResource resource, String label, String prefix) {
    assertThatExceptionOfType(Ec2Exception.class)
        .as("%s %s", label, prefix)
        .isThrownBy(
            () -> surveyed(resource, a -> FakeAws.ec2Error(403, "UnauthorizedOperation", "No.")));
  }

  /** Two pages of one item each, both hidden. */
  private static Answer hiding(Asked asked) {
    if (!"true".equals(asked.form().get("IncludeManagedResources"))) {
      return new Answer(200, "<" + asked.action() + "Response/>");
    }
    if (asked.action().equals("DescribeLaunchTemplateVersions")) {
      var template = asked.form().getOrDefault("LaunchTemplateId", "lt-?");
      return item(asked, template.substring("lt-".length()), false);
    }
    boolean first = !asked.form().containsKey("NextToken");
    return item(asked, first ? "1" : "2", first);
  }

  private static Answer item(Asked asked, String number, boolean more) {
    var items = ITEMS.getOrDefault(asked.action(), "");
    return new Answer(
        200,
        "<"
            + asked.action()
            + "Response>"
            + items.formatted(number)
            + (more ? "<nextToken>T2</nextToken>" : "")
            + "</"
            + asked.action()
            + "Response>");
  }

  private static SurveyedRegion surveyed(
      RegionalResource resource, Function<Asked, Answer> answers) {
    try (var aws = new FakeAws(answers)) {
      return new SurveyedRegion(URI.create(aws.url()), ACCOUNT, REGION).survey(resource);
    }
  }
}
