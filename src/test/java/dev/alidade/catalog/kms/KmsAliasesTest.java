package dev.alidade.catalog.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kms.model.KmsException;

class KmsAliasesTest {

  private static final String ARN = "arn:aws:kms:eu-west-1:111122223333:alias/";

  private static WireKms with(String... keys) {
    return new WireKms()
        .answer(
            "ListKeys",
            Stream.of(keys)
                .map("{\"KeyId\": \"%s\"}"::formatted)
                .collect(Collectors.joining(", ", "{\"Keys\": [", ", {}]}")));
  }

  @Test
  void anAliasIsChartedWithTheKeyThatItNames() {
    var kms =
        with("k-1", "k-2")
            .answer(
                "ListAliases",
                """
                {"Aliases": [
                  {"AliasArn": "arn:aws:kms:eu-west-1:111122223333:alias/shop",
                   "AliasName": "alias/shop", "TargetKeyId": "k-1",
                   "CreationDate": 1613641281.93, "LastUpdatedDate": 1614000000.1},
                  {"AliasArn": "arn:aws:kms:eu-west-1:111122223333:alias/bare",
                   "TargetKeyId": "k-1"}], "Truncated": false}""");

    var region = new KmsRegion(kms).survey(new KmsAliases());

    assertThat(region.properties(KmsAliases.ALIAS, ARN + "shop"))
        .containsExactly(
            entry("arn", ARN + "shop"),
            entry("alias_name", "alias/shop"),
            entry("target_key_id", "k-1"),
            entry("creation_date", 1613641281L),
            entry("last_updated_date", 1614000000L),
            entry("region", "eu-west-1"));
    assertThat(region.properties(KmsAliases.ALIAS, ARN + "bare"))
        .containsEntry("alias_name", null)
        .containsEntry("creation_date", null)
        .containsEntry("last_updated_date", null);
    assertThat(region.links("KNOWN_AS"))
        .containsExactly(ARN + "shop -> AWSKMSKey id k-1", ARN + "bare -> AWSKMSKey id k-1");
  }

  @Test
  void aNameThatAwsKeepsForAKeyThatIsNotThereYetIsLeftOut() {
    var kms =
        with("k-1", "k-2")
            .answer(
                "ListAliases",
                """
                {"Aliases": [{"AliasName": "alias/aws/rds",
                  "AliasArn": "arn:aws:kms:eu-west-1:111122223333:alias/aws/rds"},
                  {"AliasName": "alias/aws/s3", "TargetKeyId": "not-there",
                  "AliasArn": "arn:aws:kms:eu-west-1:111122223333:alias/aws/s3"}]}""");

    assertThat(new KmsRegion(kms).survey(new KmsAliases()).rows(KmsAliases.ALIAS)).isEmpty();
  }

  @Test
  void allAliasesOfARegionComeFromOneListPageByPage() {
    var kms =
        with("k-1", "k-2")
            .answer(
                "ListAliases",
                call ->
                    call.parameter("Marker").isEmpty()
                        ? "{\"Aliases\": [{\"AliasArn\": \"a\", \"TargetKeyId\": \"k-1\"},"
                            + " {\"TargetKeyId\": \"k-1\"}],"
                            + " \"Truncated\": true, \"NextMarker\": \"more\"}"
                        : "{\"Aliases\": [{\"AliasArn\": \"b\", \"TargetKeyId\": \"k-2\"}]}");

    var region = new KmsRegion(kms).surveyWithGaps(new KmsAliases());

    assertThat(region.ids(KmsAliases.ALIAS)).containsExactly("a", "b");
    assertThat(region.withoutId()).containsExactly("AWSKMSAlias");
    assertThat(kms.calls("ListAliases"))
        .extracting(call -> call.parameter("Limit") + call.key())
        .containsExactly("100", "100");
  }

  @Test
  void aRefusedListEndsTheSurveyOfTheRegion() {
    var kms = with("k-1").refuse("ListAliases", call -> true, "AccessDeniedException");

    assertThatExceptionOfType(KmsException.class)
        .isThrownBy(() -> new KmsRegion(kms).survey(new KmsAliases()));
  }
}
