package dev.alidade.catalog.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.catalog.policy.PolicyDocument;
import dev.alidade.graph.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustPolicyTest {

  private static final Place HERE = new Place("aws", "111111111111", Place.GLOBAL);

  @ParameterizedTest
  @ValueSource(strings = {"\"*\"", "{\"AWS\": \"*\"}", "{\"AWS\": [\"*\"]}"})
  void trustInEveryoneNamesNobody(String principal) {
    var trust = trust(principal);

    assertThat(trust.principals()).isEmpty();
    assertThat(trust.foreignAccounts()).isEmpty();
  }

  @Test
  void principalsOfAllKindsAreTrusted() {
    var trust =
        trust(
            """
            {"AWS": ["arn:aws:iam::111111111111:role/a", "arn:aws:iam::222222222222:user/b"],
             "Service": ["ec2.amazonaws.com", "ecs.amazonaws.com"],
             "Federated": "arn:aws:iam::111111111111:saml-provider/okta"}\
            """);

    assertThat(trust.principals())
        .containsExactly(
            "arn:aws:iam::111111111111:role/a",
            "arn:aws:iam::222222222222:user/b",
            "ec2.amazonaws.com",
            "ecs.amazonaws.com",
            "arn:aws:iam::111111111111:saml-provider/okta");
    assertThat(trust.services())
        .containsExactly(
            new ServicePrincipal("ec2.amazonaws.com"), new ServicePrincipal("ecs.amazonaws.com"));
    assertThat(trust.providers())
        .containsExactly(new FederatedPrincipal("arn:aws:iam::111111111111:saml-provider/okta"));
    assertThat(trust.foreignAccounts()).isEmpty();
  }

  @Test
  void onlyARootPrincipalStandsForAnAccount() {
    var trust =
        trust(
            """
            {"AWS": ["arn:aws:iam::222222222222:root", "arn:aws:iam::111111111111:root",
                     "arn:aws:iam::333333333333:role/root"]}\
            """);

    assertThat(trust.principals()).hasSize(3);
    assertThat(trust.foreignAccounts())
        .containsExactly(new ForeignAccount("222222222222", "arn:aws:iam::222222222222:root"));
  }

  @Test
  void anAccountIdIsTheAccountsRootInThePartitionOfThisAccount() {
    var trust =
        TrustPolicy.of(
            document("{\"AWS\": \"222222222222\"}"),
            new Place("aws-cn", "111111111111", Place.GLOBAL));

    assertThat(trust.principals()).containsExactly("arn:aws-cn:iam::222222222222:root");
    assertThat(trust.foreignAccounts())
        .containsExactly(new ForeignAccount("222222222222", "arn:aws-cn:iam::222222222222:root"));
  }

  @Test
  void aDenyIsNoTrust() {
    var document =
        PolicyDocument.read(
                """
                {"Statement": [
                  {"Effect": "Deny", "Principal": {"AWS": "arn:aws:iam::222222222222:root"}},
                  {"Effect": "Allow", "NotPrincipal": {"AWS": "arn:aws:iam::333333333333:root"}}]}\
                """)
            .document()
            .orElseThrow();

    assertThat(TrustPolicy.of(document, HERE).principals()).isEmpty();
  }

  private static TrustPolicy trust(String principal) {
    return TrustPolicy.of(document(principal), HERE);
  }

  private static PolicyDocument document(String principal) {
    return PolicyDocument.read(
            "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\", \"Principal\":"
                + " "
                + principal
                + "}}")
        .document()
        .orElseThrow();
  }
}
