package dev.alidade.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.alidade.aws.Access;
import dev.alidade.aws.AwsClients;
import dev.alidade.aws.AwsSettings;
import dev.alidade.aws.CallLedger;
import dev.alidade.aws.FakeAws;
import dev.alidade.aws.Limiter;
import dev.alidade.aws.Ticker;
import dev.alidade.catalog.all.AwsCatalogue;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

class RegionsTest {

  private static final Access ACCESS =
      new Access(
          "111122223333",
          "aws",
          "production",
          "eu-west-1",
          StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "hunter2")));

  // In AWS' own order, which is none.
  private static final String ALL =
      region("us-east-1", "opt-in-not-required")
          + region("me-south-1", "not-opted-in")
          + region("eu-south-1", "opted-in")
          + region("af-south-1", "not-opted-in")
          + "<item><regionName>eu-west-1</regionName></item>";

  @Test
  void whatIsEnabledAndWhatIsNotOptedIntoIsToldApartInOneCall() {
    try (var aws = new FakeAws(asked -> regions(ALL))) {
      var listed = ask(aws, regions -> regions.listed(ACCESS));
      assertThat(listed.enabled()).containsExactly("eu-south-1", "eu-west-1", "us-east-1");
      assertThat(listed.notOptedIn()).containsExactly("af-south-1", "me-south-1");
      assertThat(aws.asked())
          .singleElement()
          .satisfies(asked -> assertThat(asked.form()).containsEntry("AllRegions", "true"));
    }
  }

  @Test
  void onlyTheEnabledOnesAreEnabled() {
    try (var aws = new FakeAws(asked -> regions(ALL))) {
      var enabled = ask(aws, regions -> regions.enabled(ACCESS));
      assertThat(enabled).containsExactly("eu-south-1", "eu-west-1", "us-east-1");
    }
  }

  @Test
  void aRegionWithoutANameIsPassedOver() {
    try (var aws = new FakeAws(asked -> regions("<item/>" + ALL))) {
      var enabled = ask(aws, regions -> regions.enabled(ACCESS));
      assertThat(enabled).hasSize(3);
    }
  }

  @Test
  void aDenialIsNoEmptyList() {
    try (var aws = new FakeAws(asked -> FakeAws.ec2Error(403, "UnauthorizedOperation", "No."))) {
      assertThatExceptionOfType(Ec2Exception.class)
          .isThrownBy(() -> ask(aws, regions -> regions.listed(ACCESS)));
    }
  }

  private static <T> T ask(FakeAws aws, Function<Regions, T> question) {
    var settings = AwsSettings.from(Map.of("AWS_ENDPOINT_URL", aws.url()));
    var limiter = new Limiter(AwsCatalogue.create().services().rates(), Ticker.system());
    try (var clients = new AwsClients(settings, new CallLedger(InstantSource.system()), limiter)) {
      return question.apply(new Regions(clients));
    }
  }

  private static FakeAws.Answer regions(String items) {
    return new FakeAws.Answer(
        200,
        "<DescribeRegionsResponse><regionInfo>"
            + items
            + "</regionInfo></DescribeRegionsResponse>");
  }

  private static String region(String name, String status) {
    return "<item><regionName>"
        + name
        + "</regionName><optInStatus>"
        + status
        + "</optInStatus></item>";
  }
}
