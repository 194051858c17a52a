package dev.alidade.catalog.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.catalog.policy.PolicyDocument;
import dev.alidade.graph.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LooseTrustTest {

  private static final Place HERE = new Place("aws", "111111111111", Place.GLOBAL);
  private static final String OTHER = "arn:aws:iam::222222222222:root";

  @ParameterizedTest
  @ValueSource(strings = {"\"*\"", "{\"AWS\": \"*\"}", "{\"AWS\": [\"*\"]}"})
  void everyoneIsAnyone(String principal) {
    var trust = trust("\"Principal\": " + principal + ", \"Action\": \"sts:AssumeRole\"");

    assertThat(trust.anyone()).isTrue();
    assertThat(trust.unconditionally()).containsExactly("*");
    assertThat(trust.withoutExternalId()).containsExactly("*");
  }

  @Test
  void aConditionDoesNotMakeAnyoneSomebody() {
    var trust =
        trust(
            """
            "Principal": "*", "Action": "sts:AssumeRole",
            "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-1"}}""");

    assertThat(trust.anyone()).isTrue();
    assertThat(trust.unconditionally()).isEmpty();
    assertThat(trust.withoutExternalId()).containsExactly("*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"StringEquals\": {}}"})
  void anEmptyConditionIsNone(String condition) {
    var trust =
        trust("\"Principal\": \"*\", \"Action\": \"sts:AssumeRole\", \"Condition\": " + condition);

    assertThat(trust.unconditionally()).containsExactly("*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ForAllValues:StringEquals", "StringEqualsIfExists"})
  void anExternalIdThatMayBeLeftOutIsNotAskedFor(String operator) {
    var trust =
        trust(
            """
            "Principal": {"AWS": "222222222222"}, "Action": "sts:AssumeRole",
            "Condition": {"%s": {"sts:ExternalId": "4711"}}"""
                .formatted(operator));

    assertThat(trust.withoutExternalId()).containsExactly(OTHER);
  }

  @Test
  void anAccountIdIsItsRootPrincipal() {
    var trust = trust("\"Principal\": {\"AWS\": \"222222222222\"}, \"Action\": \"sts:*\"");

    assertThat(trust.anyone()).isFalse();
    assertThat(trust.unconditionally()).containsExactly(OTHER);
    assertThat(trust.withoutExternalId()).containsExactly(OTHER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"StringEquals", "stringlike", "ForAnyValue:StringEquals"})
  void anExternalIdThatIsAskedForIsNotMissing(String operator) {
    var trust =
        trust(
            """
            "Principal": {"AWS": "222222222222"}, "Action": "sts:AssumeRole",
            "Condition": {"%s": {"STS:ExternalID": "4711"}}"""
                .formatted(operator));

    assertThat(trust.withoutExternalId()).isEmpty();
    assertThat(trust.unconditionally()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"StringEqualsIfExists", "StringNotEquals", "Null"})
  void anExternalIdThatMayBeAbsentIsMissing(String operator) {
    var trust =
        trust(
            """
            "Principal": {"AWS": "222222222222"}, "Action": "sts:AssumeRole",
            "Condition": {"%s": {"sts:ExternalId": "4711"}}"""
                .formatted(operator));

    assertThat(trust.withoutExternalId()).containsExactly(OTHER);
  }

  @Test
  void anIdentityProviderWithoutAConditionIsTrustedUnconditionally() {
    var provider = "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com";
    var trust =
        trust(
            """
            "Principal": {"Federated": "%s"}, "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": {}"""
                .formatted(provider));

    assertThat(trust.unconditionally()).containsExactly(provider);
    assertThat(trust.withoutExternalId()).isEmpty();
  }

  @Test
  void whoMayOnlyTagASessionOrIsDeniedIsNotTrusted() {
    assertThat(trust("\"Principal\": \"*\", \"Action\": \"sts:TagSession\"").anyone()).isFalse();
    assertThat(
            of("""
                    {"Statement": {"Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRole"}}""")
                .anyone())
        .isFalse();
  }

  private static LooseTrust trust(String statement) {
    return of("{\"Statement\": [{\"Effect\": \"Allow\", " + statement + "}]}");
  }

  private static LooseTrust of(String document) {
    return LooseTrust.of(PolicyDocument.read(document).document().orElseThrow(), HERE);
  }
}
