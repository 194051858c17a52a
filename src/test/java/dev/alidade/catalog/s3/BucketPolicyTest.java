package dev.alidade.catalog.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BucketPolicyTest {

  private final AccountWithBuckets account = new AccountWithBuckets().bucket("b");

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void aStatementIsChartedAsItIsWritten() {
    account
        .policy(
            "b",
            """
            {"Version": "2012-10-17", "Id": "p", "Statement": [
              {"Sid": "tls", "Effect": "Deny", "Principal": "*", "Action": "s3:*",
               "Resource": ["arn:aws:s3:::b/*"], "Condition": {"Bool": {"aws:SecureTransport": "false"}}},
              {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::999988887777:root"},
               "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::b/*", "Condition": {}}]}""")
        .survey();

    assertThat(account.ids("AWSS3PolicyStatement"))
        .containsExactly("b/policy_statement/1/tls", "b/policy_statement/2");
    assertThat(account.node("AWSS3PolicyStatement", "b/policy_statement/1/tls").properties())
        .containsOnly(
            entry("policy_id", "p"),
            entry("policy_version", "2012-10-17"),
            entry("bucket", "b"),
            entry("sid", "tls"),
            entry("effect", "Deny"),
            entry("action", "s3:*"),
            entry("resource", List.of("arn:aws:s3:::b/*")),
            entry("principal", "\"*\""),
            entry("condition", "{\"Bool\": {\"aws:SecureTransport\": \"false\"}}"));
    assertThat(account.node("AWSS3PolicyStatement", "b/policy_statement/2").properties())
        .contains(
            entry("sid", null),
            entry("action", List.of("s3:GetObject", "s3:PutObject")),
            entry("resource", "arn:aws:s3:::b/*"),
            entry("principal", "{\"AWS\": \"arn:aws:iam::999988887777:root\"}"),
            entry("condition", null));
    assertThat(account.links("POLICY_STATEMENT"))
        .containsExactly("b -> b/policy_statement/1/tls", "b -> b/policy_statement/2");
  }

  @Test
  void whatIsLegalAndRareIsChartedToo() {
    account
        .policy(
            "b",
            """
            {"Statement": {"Effect": "Allow", "NotPrincipal": {"AWS": "111122223333"},
             "NotAction": "s3:DeleteObject", "NotResource": "arn:aws:s3:::b/secret/*"}}""")
        .survey();

    assertThat(account.node("AWSS3PolicyStatement", "b/policy_statement/1").properties())
        .contains(
            entry("policy_version", null),
            entry("action", null),
            entry("resource", null),
            entry("principal", null));
  }
}
