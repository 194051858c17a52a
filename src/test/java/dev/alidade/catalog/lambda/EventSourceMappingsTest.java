package dev.alidade.catalog.lambda;

import static dev.alidade.catalog.lambda.LambdaRegion.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.LambdaException;

class EventSourceMappingsTest {

  private static final String MAPPING = "AWSLambdaEventSourceMapping";

  private final LambdaRegion region = new LambdaRegion();

  @AfterEach
  void close() {
    region.close();
  }

  private void surveyed(String... pages) {
    region.pages("lambda:ListEventSourceMappings", pages).survey(new EventSourceMappings());
  }

  @Test
  void aMappingIsChartedAsAwsDescribesItThoughItsSourceIsGone() {
    surveyed(
        """
        {"EventSourceMappings": [{
          "UUID": "m-1", "StartingPosition": "AT_TIMESTAMP", "StartingPositionTimestamp": 1732752000.0,
          "BatchSize": 100, "MaximumBatchingWindowInSeconds": 5, "ParallelizationFactor": 2,
          "EventSourceArn": "arn:aws:kinesis:us-east-1:111122223333:stream/gone",
          "FilterCriteria": {"Filters": [{"Pattern": "{}"}]},
          "FunctionArn": "%sorders", "LastModified": 1732834030.5,
          "LastProcessingResult": "PROBLEM: Stream not found", "State": "Enabled",
          "StateTransitionReason": "User action",
          "DestinationConfig": {"OnFailure": {"Destination": "arn:aws:sqs:us-east-1:111122223333:dead"}},
          "MaximumRecordAgeInSeconds": -1, "BisectBatchOnFunctionError": true,
          "MaximumRetryAttempts": 3, "TumblingWindowInSeconds": 0,
          "SourceAccessConfigurations": [{"Type": "BASIC_AUTH", "URI": "arn:aws:secretsmanager:us-east-1:111122223333:secret:correct-horse"}]
        }]}"""
            .formatted(FUNCTION));

    assertThat(region.properties(MAPPING, "m-1"))
        .containsExactly(
            entry("batchsize", 100),
            entry("startingposition", "AT_TIMESTAMP"),
            entry(
                "startingpositiontimestamp",
                Instant.ofEpochSecond(1732752000L).atZone(ZoneOffset.UTC)),
            entry("parallelizationfactor", 2),
            entry("maximumbatchingwindowinseconds", 5),
            entry("eventsourcearn", "arn:aws:kinesis:us-east-1:111122223333:stream/gone"),
            entry("lastmodified", Instant.ofEpochMilli(1732834030500L).atZone(ZoneOffset.UTC)),
            entry("lastprocessingresult", "PROBLEM: Stream not found"),
            entry("state", "Enabled"),
            entry("maximumrecordage", -1),
            entry("bisectbatchonfunctionerror", true),
            entry("maximumretryattempts", 3),
            entry("tumblingwindowinseconds", 0),
            entry("functionarn", FUNCTION + "orders"));
    assertThat(region.links("RESOURCE"))
        .containsExactly(FUNCTION + "orders -> AWSLambdaEventSourceMapping m-1");
  }

  @Test
  void aMappingToAVersionOrAliasBelongsToTheFunction() {
    surveyed(
        """
        {"EventSourceMappings": [
          {"UUID": "m-1", "FunctionArn": "%1$sorders:live"},
          {"UUID": "m-2", "FunctionArn": "%1$sorders:41"}]}"""
            .formatted(FUNCTION));

    assertThat(region.links("RESOURCE"))
        .containsExactly(
            FUNCTION + "orders -> AWSLambdaEventSourceMapping m-1",
            FUNCTION + "orders -> AWSLambdaEventSourceMapping m-2");
    assertThat(region.properties(MAPPING, "m-1"))
        .containsEntry("functionarn", FUNCTION + "orders:live");
  }

  @Test
  void aMappingWithHardlyAnyMembersIsChartedAndOneWithoutAnIdCostsItself() {
    surveyed("{\"EventSourceMappings\": [{\"UUID\": \"m-1\"}, {\"State\": \"Creating\"}]}");

    assertThat(region.ids(MAPPING)).containsExactly("m-1");
    assertThat(region.withoutId()).containsExactly(MAPPING);
    assertThat(region.links("RESOURCE")).isEmpty();
  }

  @Test
  void theRegionIsListedOnceWhateverFunctionsThereAre() {
    region.has("a", "b", "c");
    surveyed(
        "{\"EventSourceMappings\": [{\"UUID\": \"m-1\"}], \"NextMarker\": \"2\"}",
        "{\"EventSourceMappings\": [{\"UUID\": \"m-2\"}]}");

    assertThat(region.ids(MAPPING)).containsExactly("m-1", "m-2");
    assertThat(region.calls("ListEventSourceMappings")).isEqualTo(2);
    assertThat(region.calls("ListFunctions")).isZero();
  }

  @Test
  void aDeniedListIsTheScopesOutcome() {
    region.denies("ListEventSourceMappings");

    assertThatExceptionOfType(LambdaException.class)
        .isThrownBy(() -> region.survey(new EventSourceMappings()));
  }
}
