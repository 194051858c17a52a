package dev.alidade.catalog.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.aws.Arn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is that principal. */
class PrincipalsTest {

  @ParameterizedTest
  @ValueSource(strings = {"\"*\"", "[\"*\"]", "{\"AWS\": \"*\"}", "{\"AWS\": [\"*\"]}"})
  void everyoneIsAnyone(String element) {
    var principals = principals("\"Principal\": " + element);

    assertThat(principals.named()).containsExactly(new Principal.Anyone());
    assertThat(principals.allBut()).isFalse();
    assertThat(principals.includeStrangers()).isTrue();
  }

  @Test
  void eachIsWhatItIs() {
    var root = "arn:aws:iam::222222222222:root";
    var user = "arn:aws:iam::222222222222:user/team/ada";
    var session = "arn:aws-cn:sts::222222222222:assumed-role/ops/ada";
    var principals =
        principals(
            """
            "Principal": {
              "CanonicalUser": "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be",
              "Federated": ["cognito-identity.amazonaws.com"],
              "AWS": ["111111111111", "%s", "%s", "%s", "AROAEXAMPLEEXAMPLE123", "ada"],
              "Service": "ec2.amazonaws.com"}"""
                .formatted(root, user, session));

    assertThat(principals.named())
        .containsExactly(
            new Principal.Account("111111111111", "111111111111"),
            new Principal.Account("222222222222", root),
            new Principal.Identity(Arn.parse(user), "user", user),
            new Principal.Identity(Arn.parse(session), "assumed-role", session),
            new Principal.Deleted("AROAEXAMPLEEXAMPLE123"),
            new Principal.Unknown("ada"),
            new Principal.Service("ec2.amazonaws.com"),
            new Principal.Provider("cognito-identity.amazonaws.com"),
            new Principal.CanonicalUser(
                "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"));
    assertThat(principals.named(Principal.Service.class))
        .containsExactly(new Principal.Service("ec2.amazonaws.com"));
    assertThat(principals.includeStrangers()).isFalse();
  }

  @Test
  void everyoneButSomeIncludesStrangers() {
    var principals = principals("\"NotPrincipal\": {\"AWS\": [\"111111111111\"]}");

    assertThat(principals.allBut()).isTrue();
    assertThat(principals.named())
        .containsExactly(new Principal.Account("111111111111", "111111111111"));
    assertThat(principals.includeStrangers()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::*:root",
        "arn:aws:iam::*:user/ada",
        "arn:aws:iam:::role/ops",
        "*:root"
      })
  void anArnOfAnyAccountIncludesStrangers(String name) {
    assertThat(Principal.ofAws(name).includesStrangers()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::111111111111:*",
        "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1",
        "arn:aws:s3:::bucket",
        "delivery.logs.amazonaws.com",
        "ada"
      })
  void aNameOfSomebodyIncludesNoStrangers(String name) {
    assertThat(Principal.ofAws(name).includesStrangers()).isFalse();
  }

  @Test
  void identitiesAreNamedInNoPolicyOfTheirOwn() {
    var reading =
        PolicyDocument.read("{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\"}}");

    assertThat(reading.document().orElseThrow().statements().getFirst().principals()).isNull();
    assertThat(reading.internetAccessible()).isFalse();
  }

  private static Principals principals(String element) {
    return PolicyDocument.read("{\"Statement\": {" + element + "}}")
        .document()
        .orElseThrow()
        .statements()
        .getFirst()
        .principals();
  }
}
