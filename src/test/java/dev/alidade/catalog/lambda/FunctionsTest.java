package dev.alidade.catalog.lambda;

import static dev.alidade.catalog.lambda.LambdaRegion.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.alidade.catalog.ec2.SurveyedRegion;
import dev.alidade.graph.NodeRow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.LambdaException;

class FunctionsTest {

  private static final String DIGEST =
      "sha256:6f1b3a9d0c4e5f27a81b9c3d2e4f506172839405a6b7c8d9e0f1a2b3c4d5e6f7";
  private static final String REGISTRY = "111122223333.dkr.ecr.us-east-1.amazonaws.com/printer";
  private static final String COMMON = "arn:aws:lambda:us-east-1:111122223333:layer:common:12";
  private static final String FOREIGN = "arn:aws:lambda:us-east-1:017000801446:layer:Powertools:7";

  private final LambdaRegion region = new LambdaRegion();

  @AfterEach
  void close() {
    region.close();
  }

  /** As AWS documents it, with all members and with hardly any. */
  private LambdaRegion documented() {
    return region
        .lists(SurveyedRegion.wire(getClass(), "ListFunctions.json"))
        .answers(
            "printer",
            "GetFunction",
            """
            {"Configuration": {"FunctionName": "printer", "Environment": {"Variables": {"PIN": "correct-horse"}}},
             "Code": {"RepositoryType": "ECR", "ImageUri": "%1$s:2.4", "ResolvedImageUri": "%1$s@%2$s",
                      "Location": "https://example.com/?X-Amz-Signature=correct-horse"}}"""
                .formatted(REGISTRY, DIGEST))
        .survey(new Functions());
  }

  @Test
  void aFunctionIsChartedAsAwsDescribesIt() {
    assertThat(documented().function("orders"))
        .contains(
            entry("arn", FUNCTION + "orders"),
            entry("name", "orders"),
            entry("modifieddate", "2026-10-02T07:41:55.000+0000"),
            entry("runtime", "python3.12"),
            entry("description", "takes orders"),
            entry("timeout", 30),
            entry("memory", 512),
            entry("codesize", 4294967296L),
            entry("handler", "orders.handler"),
            entry("version", "$LATEST"),
            entry("tracingconfigmode", "Active"),
            entry("revisionid", "2b1d6c1e-7d1a-4c0f-9a51-6d8f1c0e7a44"),
            entry("state", "Inactive"),
            entry("statereason", "The function is idle."),
            entry("statereasoncode", "Idle"),
            entry("lastupdatestatus", "Failed"),
            entry("lastupdatestatusreason", "The role cannot be assumed."),
            entry("lastupdatestatusreasoncode", "InvalidConfiguration"),
            entry("packagetype", "Zip"),
            entry("image_uri", null),
            entry("image_digest", null),
            entry(
                "signingprofileversionarn",
                "arn:aws:signer:us-east-1:111122223333:/signing-profiles/p/2"),
            entry("signingjobarn", "arn:aws:signer:us-east-1:111122223333:/signing-jobs/2"),
            entry("codesha256", "q0Tn1vXn5sJ7rPpkQ0V2h9mBf0n3yqU6oVd8lZkW2cE="),
            entry("architectures", List.of("x86_64")),
            entry("architecture_normalized", "amd64"),
            entry("masterarn", FUNCTION + "main"),
            entry("kmskeyarn", "arn:aws:kms:us-east-1:111122223333:key/1"),
            entry("region", "us-east-1"),
            entry("_ont_source", "aws"),
            entry("_ont_name", "orders"),
            entry("_ont_runtime", "python3.12"),
            entry("_ont_memory", 512),
            entry("_ont_timeout", 30),
            entry("_ont_image", null),
            entry("_ont_image_digest", null),
            entry("_ont_deployment_type", "code"));
    assertThat(region.rows("AWSLambda").getFirst().type().extraLabels())
        .containsExactly("Function");
  }

  @Test
  void aFunctionOfWhichAwsSaysHardlyAnythingIsChartedWithoutTheRest() {
    assertThat(documented().function("bare"))
        .contains(
            entry("name", "bare"),
            entry("tracingconfigmode", null),
            entry("architectures", null),
            entry("architecture_normalized", null),
            entry("_ont_deployment_type", null))
        .containsEntry("_ont_source", "aws");
    assertThat(region.missing()).isEmpty();
    assertThat(region.withoutId()).isEmpty();
  }

  @Test
  void aFunctionIsTiedToItsRoleByArn() {
    documented();

    assertThat(region.links("ASSUMES"))
        .containsExactly(
            FUNCTION + "orders -> AWSRole arn:aws:iam::111122223333:role/service-role/orders",
            FUNCTION + "printer -> AWSRole arn:aws:iam::111122223333:role/printer");
    assertThat(region.links("STS_ASSUMEROLE_ALLOW"))
        .contains(FUNCTION + "printer -> AWSPrincipal arn:aws:iam::111122223333:role/printer")
        .hasSize(2);
  }

  @Test
  void nothingOfAnEnvironmentAndNoAddressOfTheCodeLeavesTheAnswers() {
    assertThat(documented().everything())
        .contains("takes orders")
        .doesNotContain("correct-horse")
        .doesNotContain("DB_PASSWORD")
        .doesNotContain("X-Amz-Signature");
  }

  @Test
  void aFunctionWithoutAnArnCostsItselfAndIsNotAskedAbout() {
    region
        .lists(
            """
            {"Functions": [{"FunctionName": "nameless"},
              {"FunctionName": "a", "FunctionArn": "%sa"}]}"""
                .formatted(FUNCTION))
        .survey(new Functions());

    assertThat(region.withoutId()).containsExactly("AWSLambda");
    assertThat(region.ids("AWSLambda")).containsExactly(FUNCTION + "a");
    assertThat(region.calls("GetPolicy")).isOne();
  }

  // Images

  @Test
  void anImageIsTheOneThatAwsResolvedAndFoundByItsDigestInEveryRegistry() {
    assertThat(documented().function("printer"))
        .contains(
            entry("image_uri", REGISTRY + "@" + DIGEST),
            entry("image_digest", DIGEST),
            entry("_ont_image", REGISTRY + "@" + DIGEST),
            entry("_ont_image_digest", DIGEST),
            entry("architecture_normalized", "arm64"),
            entry("_ont_deployment_type", "container"));
    assertThat(region.links("HAS_IMAGE"))
        .containsExactly(
            FUNCTION + "printer -> AWSECRImage " + DIGEST,
            FUNCTION + "printer -> GitLabContainerImage " + DIGEST,
            FUNCTION + "printer -> GCPArtifactRegistryImage " + DIGEST,
            FUNCTION + "printer -> GitHubContainerImage " + DIGEST);
    assertThat(region.links("HAS"))
        .contains(FUNCTION + "printer -> AWSECRImage " + DIGEST)
        .doesNotContain(FUNCTION + "orders -> AWSECRImage " + DIGEST);
  }

  @Test
  void onlyFunctionsOfImagesAreAskedForTheirCode() {
    assertThat(documented().calls("GetFunction")).isOne();
  }

  @Test
  void anImageThatAwsNamesByTagOnlyHasNoDigest() {
    image("{\"ImageUri\": \"" + REGISTRY + ":2.4\"}");

    assertThat(region.function("printer"))
        .contains(entry("image_uri", REGISTRY + ":2.4"), entry("image_digest", null));
    assertThat(region.links("HAS_IMAGE")).isEmpty();
  }

  @Test
  void aFunctionOfAnImageOfWhichAwsSaysNothingHasNone() {
    image("null");

    assertThat(region.function("printer"))
        .contains(entry("image_uri", null), entry("image_digest", null));
  }

  @Test
  void anImageThatIsDeniedIsUnknownAndNotNone() {
    region.denies("GetFunction", "printer");
    documented();

    assertThat(region.function("printer"))
        .containsEntry("name", "printer")
        .doesNotContainKeys("image_uri", "image_digest", "_ont_image", "_ont_image_digest");
    assertThat(region.missing()).containsExactly("printer denied lambda:GetFunction [image_uri]");
  }

  private void image(String code) {
    region
        .lists(
            """
            {"Functions": [{"FunctionName": "printer", "FunctionArn": "%sprinter", "PackageType": "Image"}]}"""
                .formatted(FUNCTION))
        .answers("printer", "GetFunction", "{\"Configuration\": {}, \"Code\": " + code + "}")
        .survey(new Functions());
  }

  // Layers

  @Test
  void aLayerIsOneNodeForAllThatUseItWhoeverPublishedIt() {
    documented();

    assertThat(region.properties("AWSLambdaLayer", COMMON))
        .contains(
            entry("arn", COMMON),
            entry("codesize", 231876L),
            entry(
                "signingprofileversionarn",
                "arn:aws:signer:us-east-1:111122223333:/signing-profiles/p/1"),
            entry("signingjobarn", "arn:aws:signer:us-east-1:111122223333:/signing-jobs/1"),
            entry("functionarn", FUNCTION + "orders"));
    assertThat(region.properties("AWSLambdaLayer", FOREIGN))
        .contains(entry("codesize", 4218934L), entry("signingjobarn", null));
    assertThat(region.links("HAS"))
        .contains(
            FUNCTION + "orders -> AWSLambdaLayer " + COMMON,
            FUNCTION + "orders -> AWSLambdaLayer " + FOREIGN);
    assertThat(UsedLayer.LAYER.shared()).isTrue();
  }

  @Test
  void aLayerOfSeveralFunctionsNamesTheLastAndIsTiedToAll() {
    var layer = "\"Layers\": [{\"Arn\": \"" + FOREIGN + "\", \"CodeSize\": 1}]";
    region
        .lists(
            """
            {"Functions": [{"FunctionName": "b", "FunctionArn": "%1$sb", %2$s}], "NextMarker": "2"}"""
                .formatted(FUNCTION, layer),
            """
            {"Functions": [{"FunctionName": "a", "FunctionArn": "%1$sa", %2$s}]}"""
                .formatted(FUNCTION, layer))
        .survey(new Functions());

    assertThat(region.rows("AWSLambdaLayer"))
        .extracting(NodeRow::properties)
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("functionarn", FUNCTION + "a"));
    assertThat(region.links("HAS"))
        .containsExactlyInAnyOrder(
            FUNCTION + "a -> AWSLambdaLayer " + FOREIGN,
            FUNCTION + "b -> AWSLambdaLayer " + FOREIGN);
  }

  // Policies

  @Test
  void whoeverMayCallItIsReadFromItsPolicy() {
    region
        .has("open", "url", "shop", "none")
        .policy("open", statement("\"*\"", "lambda:InvokeFunction", ""))
        .policy(
            "url",
            statement(
                "{\"AWS\": \"*\"}",
                "lambda:InvokeFunctionUrl",
                ", \"Condition\": {\"StringEquals\": {\"lambda:FunctionUrlAuthType\": \"NONE\"}}"))
        .policy(
            "shop",
            statement(
                "{\"Service\": \"s3.amazonaws.com\"}",
                "lambda:InvokeFunction",
                ", \"Condition\": {\"StringEquals\": {\"AWS:SourceAccount\": \"111122223333\"}}"))
        .survey(new Functions());

    assertThat(access("open")).isEqualTo(access(true, "lambda:InvokeFunction"));
    assertThat(access("url")).isEqualTo(access(true, "lambda:InvokeFunctionUrl"));
    assertThat(access("shop")).isEqualTo(access(false));
    assertThat(region.missing()).isEmpty();
  }

  /** Null and not false, as the contract has it; and said, so that a former policy is forgotten. */
  @Test
  void aFunctionWithoutAPolicyHasNeitherAnswer() {
    region.has("none").survey(new Functions());

    assertThat(region.function("none"))
        .contains(entry("anonymous_access", null), entry("anonymous_actions", null));
    assertThat(region.missing()).isEmpty();
  }

  @Test
  void aPolicyThatIsDeniedIsUnknownAndTheOthersAreWhole() {
    region
        .has("secret", "open")
        .policy("open", statement("\"*\"", "lambda:InvokeFunction", ""))
        .denies("GetPolicy", "secret")
        .survey(new Functions());

    assertThat(region.function("secret"))
        .containsEntry("name", "secret")
        .doesNotContainKeys("anonymous_access", "anonymous_actions");
    assertThat(access("open")).isEqualTo(access(true, "lambda:InvokeFunction"));
    assertThat(region.missing())
        .containsExactly("secret denied lambda:GetPolicy [anonymous_access]");
    assertThat(region.calls("ListAliases")).isEqualTo(2);
  }

  @Test
  void aPolicyThatNobodyCanReadIsUnknown() {
    region.has("odd").policy("odd", "no JSON").survey(new Functions());

    assertThat(region.function("odd")).doesNotContainKey("anonymous_access");
    assertThat(region.missing()).containsExactly("odd: its policy is not JSON [anonymous_access]");
  }

  private Map<String, Object> access(String function) {
    var known = region.function(function);
    return Map.of(
        "anonymous_access", String.valueOf(known.get("anonymous_access")),
        "anonymous_actions", String.valueOf(known.get("anonymous_actions")));
  }

  private static Map<String, Object> access(boolean anyone, String... actions) {
    return Map.of(
        "anonymous_access",
        String.valueOf(anyone),
        "anonymous_actions",
        List.of(actions).toString());
  }

  private static String statement(String principal, String action, String rest) {
    return """
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": %s, "Action": "%s", \
    "Resource": "*"%s}]}"""
        .formatted(principal, action, rest);
  }

  // Aliases

  @Test
  void anAliasIsChartedAndTiedToItsFunction() {
    region
        .has("orders")
        .answers(
            "orders",
            "ListAliases",
            """
            {"Aliases": [
              {"AliasArn": "%1$sorders:live", "Name": "live", "FunctionVersion": "41", "Description": "now",
               "RoutingConfig": {"AdditionalVersionWeights": {"42": 0.1}}, "RevisionId": "r-1"},
              {"AliasArn": "%1$sorders:next"},
              {"Name": "without an ARN"}]}"""
                .formatted(FUNCTION))
        .survey(new Functions());

    assertThat(region.properties("AWSLambdaFunctionAlias", FUNCTION + "orders:live"))
        .containsExactly(
            entry("arn", FUNCTION + "orders:live"),
            entry("aliasname", "live"),
            entry("functionversion", "41"),
            entry("description", "now"),
            entry("revisionid", "r-1"),
            entry("functionarn", FUNCTION + "orders"));
    assertThat(region.ids("AWSLambdaFunctionAlias"))
        .containsExactly(FUNCTION + "orders:live", FUNCTION + "orders:next");
    assertThat(region.withoutId()).containsExactly("AWSLambdaFunctionAlias");
    assertThat(region.links("KNOWN_AS"))
        .contains(FUNCTION + "orders -> AWSLambdaFunctionAlias " + FUNCTION + "orders:live")
        .hasSize(2);
  }

  @Test
  void aliasesThatAreDeniedAreUnknownForThatFunctionOnly() {
    region
        .has("secret", "orders")
        .answers("orders", "ListAliases", aliases("orders"))
        .answers("secret", "ListAliases", aliases("secret"))
        .denies("ListAliases", "secret")
        .survey(new Functions());

    assertThat(region.ids("AWSLambdaFunctionAlias")).containsExactly(FUNCTION + "orders:live");
    assertThat(region.missing())
        .containsExactly("secret denied lambda:ListAliases [AWSLambdaFunctionAlias]");
    assertThat(region.ids("AWSLambda")).containsExactly(FUNCTION + "secret", FUNCTION + "orders");
    assertThat(region.function("secret")).containsEntry("anonymous_access", null);
  }

  private static String aliases(String function) {
    return "{\"Aliases\": [{\"AliasArn\": \"%s%s:live\"}]}".formatted(FUNCTION, function);
  }

  // What happens meanwhile

  @Test
  void aFunctionThatIsDeletedAfterItWasListedIsNoFailure() {
    region
        .lists(
            """
            {"Functions": [
              {"FunctionName": "gone", "FunctionArn": "%1$sgone", "PackageType": "Image"},
              {"FunctionName": "here", "FunctionArn": "%1$shere"}]}"""
                .formatted(FUNCTION))
        .answers("here", "ListAliases", aliases("here"))
        .hasLost("gone")
        .survey(new Functions());

    assertThat(region.missing()).isEmpty();
    assertThat(region.ids("AWSLambdaFunctionAlias")).containsExactly(FUNCTION + "here:live");
    assertThat(region.function("gone")).doesNotContainKey("image_uri");
  }

  @Test
  void allPagesAreRead() {
    region
        .lists(
            "{\"Functions\": [], \"NextMarker\": \"2\"}",
            "{\"Functions\": [{\"FunctionArn\": \"%sa\"}], \"NextMarker\": \"3\"}"
                .formatted(FUNCTION),
            "{\"Functions\": [{\"FunctionName\": \"b\", \"FunctionArn\": \"%sb\"}]}"
                .formatted(FUNCTION))
        .survey(new Functions());

    assertThat(region.ids("AWSLambda")).containsExactly(FUNCTION + "a", FUNCTION + "b");
    assertThat(region.calls("ListFunctions")).isEqualTo(3);
  }

  @Test
  void aListThatIsDeniedIsTheScopesOutcome() {
    region.denies("ListFunctions");

    assertThatExceptionOfType(LambdaException.class)
        .isThrownBy(() -> region.survey(new Functions()));
    assertThat(region.rows("AWSLambda")).isEmpty();
  }
}
