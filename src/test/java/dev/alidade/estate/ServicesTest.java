package dev.alidade.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The server knows every service as the SDK's client speaks to it. */
class ServicesTest {

  private final Services services = Services.load();

  @Test
  void theTableSaysWhatTheClientsOnTheClassPathSay() throws Exception {
    var table = table();
    var clients = SdkServices.lines();

    assertThat(clients)
        .containsKeys("dynamodb", "ec2", "iam", "kms", "lambda", "route53", "s3", "s3control");
    assertThat(table.keySet())
        .describedAs("write services.txt anew: see SdkServices")
        .containsAll(clients.keySet());
    clients.forEach(
        (name, lines) ->
            assertThat(table.get(name))
                .describedAs("%s: write services.txt anew, see SdkServices", name)
                .isEqualTo(lines));
  }

  @Test
  void theRouteWithMoreFixedSegmentsIsMeant() {
    assertThat(operation("s3", "GET", "/v20180820/configuration/publicAccessBlock"))
        .isEqualTo("s3control:GetPublicAccessBlock");
    assertThat(operation("s3", "GET", "/documents/v20180820/picture.png"))
        .isEqualTo("s3:GetObject");
    assertThat(operation("apigateway", "GET", "/v2/apis")).isEqualTo("apigatewayv2:GetApis");
    assertThat(operation("apigateway", "GET", "/restapis")).isEqualTo("apigateway:GetRestApis");
  }

  @Test
  void theQueryTellsTheOperationsOfABucketApart() {
    assertThat(operation("s3", "GET", "/")).isEqualTo("s3:ListBuckets");
    assertThat(operation("s3", "HEAD", "/documents")).isEqualTo("s3:HeadBucket");
    assertThat(operation("s3", "GET", "/documents", "policy")).isEqualTo("s3:GetBucketPolicy");
    assertThat(operation("s3", "GET", "/documents", "analytics"))
        .isEqualTo("s3:ListBucketAnalyticsConfigurations");
    assertThat(operation("s3", "GET", "/documents", "analytics", "id"))
        .isEqualTo("s3:GetBucketAnalyticsConfiguration");
    assertThat(operation("s3", "GET", "/documents/a/b.txt", "acl")).isEqualTo("s3:GetObjectAcl");
  }

  @Test
  void theVersionTellsTheTwoServicesOfLoadBalancersApart() {
    assertThat(version("elasticloadbalancing", "2012-06-01")).isEqualTo("elasticloadbalancing");
    assertThat(version("elasticloadbalancing", "2015-12-01")).isEqualTo("elasticloadbalancingv2");
  }

  @Test
  void aCallWithoutASignatureIsKnownByItsVersion() {
    assertThat(version("", "2011-06-15")).isEqualTo("sts");
  }

  private String operation(String signingName, String method, String path, String... query) {
    var form = new TreeMap<String, String>();
    for (String name : query) {
      form.put(name, "");
    }
    var found = services.find(signingName, method, path, "", form);
    return found.service().name() + ':' + found.operation();
  }

  private String version(String signingName, String version) {
    return services
        .find(signingName, "POST", "/", "", Map.of("Action", "Any", "Version", version))
        .service()
        .name();
  }

  private static Map<String, List<String>> table() throws Exception {
    var table = new TreeMap<String, List<String>>();
    try (var file = ServicesTest.class.getResourceAsStream("/estate/services.txt")) {
      var name = "";
      for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (!line.startsWith("#")) {
          name = line.startsWith(" ") ? name : line.substring(0, line.indexOf(' '));
          table.computeIfAbsent(name, any -> new ArrayList<>()).add(line);
        }
      }
    }
    return table;
  }
}
