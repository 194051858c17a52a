package dev.alidade.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CBOR by the examples of RFC 8949, and a call of a service in it. */
class CborTest {

  private static final String PRODUCTION = "210987654321";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 00",
        "23 | 17",
        "24 | 1818",
        "1000 | 1903e8",
        "1000000 | 1a000f4240",
        "1000000000000 | 1b000000e8d4a51000",
        "-1 | 20",
        "-1000 | 3903e7",
        "1.1 | fb3ff199999999999a",
        "false | f4",
        "true | f5",
        "null | f6",
        "\"IETF\" | 6449455446",
        "\"\u00fc\" | 62c3bc",
        "[1, [2, 3], [4, 5]] | 8301820203820405",
        "{\"a\": 1.0, \"b\": [2, 3]} | a26161016162820203"
      })
  void theExamplesOfTheStandardAreWrittenAndRead(String json, String hex) {
    var bytes = HexFormat.of().parseHex(hex);

    assertThat(Cbor.of(Json.parse(json))).isEqualTo(bytes);
    assertThat(Cbor.parse(bytes)).isEqualTo(Json.parse(json));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "c11a514b67b0 | 1363896240",
        "f93e00 | 1.5",
        "fa47c35000 | 100000.0",
        "7f657374726561646d696e67ff | \"streaming\"",
        "9f018202039f0405ffff | [1, [2, 3], [4, 5]]",
        "bf6346756ef563416d7421ff | {\"Fun\": true, \"Amt\": -2}"
      })
  void tagsShortNumbersAndOpenEndsAreRead(String hex, String json) {
    assertThat(Cbor.parse(HexFormat.of().parseHex(hex))).isEqualTo(Json.parse(json));
  }

  @Test
  void aServiceAnswersInCborWhoeverAsksInIt() throws Exception {
    var estate =
        Estate.sample()
            .replaceItem(
                PRODUCTION,
                "eu-west-1",
                "cloudwatch:DescribeAlarms",
                "cpu",
                "{\"MetricAlarms\": [{\"AlarmName\": \"cpu\", \"Threshold\": 0.5}]}");
    try (var server = EstateServer.start(estate)) {
      var answer = alarms(server, Map.of("AlarmNames", List.of("cpu")));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Smithy-Protocol")).contains("rpc-v2-cbor");
      assertThat(Cbor.parse(answer.body()))
          .isEqualTo(Map.of("MetricAlarms", List.of(Map.of("AlarmName", "cpu", "Threshold", 0.5))));

      server.inject(Fault.deny(Target.operation("cloudwatch:DescribeAlarms").about("cpu")));
      var refusal = alarms(server, Map.of("AlarmNames", List.of("cpu")));

      assertThat(refusal.statusCode()).isEqualTo(400);
      assertThat(Cbor.parse(refusal.body()).toString())
          .contains("__type=AccessDeniedException", "perform: cloudwatch:DescribeAlarms");
    }
  }

  private static HttpResponse<byte[]> alarms(EstateServer server, Map<String, ?> request)
      throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(
                  URI.create(
                      server.url()
                          + "/service/GraniteServiceVersion20100801/operation/DescribeAlarms"))
              .header("Smithy-Protocol", "rpc-v2-cbor")
              .header(
                  "Authorization",
                  "AWS4-HMAC-SHA256 Credential=AKIA%sTEST/20300101/eu-west-1/monitoring/aws4_request"
                      .formatted(PRODUCTION))
              .POST(BodyPublishers.ofByteArray(Cbor.of(request)))
              .build(),
          BodyHandlers.ofByteArray());
    }
  }
}
