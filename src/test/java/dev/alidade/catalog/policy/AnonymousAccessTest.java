package dev.alidade.catalog.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a resource's policy lets in without knowing them. */
class AnonymousAccessTest {

  @Test
  void actionsForEveryoneAreToldAsWrittenEachOnce() {
    var reading =
        PolicyDocument.read(
            """
            {"Statement": [
              {"Effect": "Allow", "Principal": {"AWS": ["*"]}, "Action": "s3:*"},
              {"Effect": "Allow", "Principal": "*", "Action": ["s3:GetObject", "s3:*"]},
              {"Effect": "Allow", "Principal": {"AWS": "111111111111"}, "Action": "s3:PutObject"},
              {"Effect": "Allow", "Principal": "*", "Action": "s3:ListBucket",
               "Condition": {"StringEquals": {"aws:SourceVpc": "vpc-1"}}},
              {"Effect": "Deny", "Principal": "*", "Action": "s3:DeleteObject"}]}\
            """);

    assertThat(reading.internetAccessible()).isTrue();
    assertThat(reading.anonymousActions()).containsExactly("s3:*", "s3:GetObject");
  }

  @Test
  void aDenyToEveryoneIsNoAccess() {
    var reading =
        PolicyDocument.read(
            "{\"Statement\": {\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"s3:*\"}}");

    assertThat(reading.internetAccessible()).isFalse();
    assertThat(reading.anonymousActions()).isEmpty();
  }

  @Test
  void everyoneButSomeIsAnyone() {
    var reading =
        PolicyDocument.read(
            """
            {"Statement": {"Effect": "Allow", "NotPrincipal": {"AWS": "111111111111"},
              "Action": "sqs:SendMessage"}}\
            """);

    assertThat(reading.anonymousActions()).containsExactly("sqs:SendMessage");
  }

  @Test
  void allButSomeActionsAreAccessWithoutNames() {
    var reading =
        PolicyDocument.read(
            """
            {"Statement": {"Effect": "Allow", "Principal": "*", "NotAction": "s3:PutObject"}}\
            """);

    assertThat(reading.internetAccessible()).isTrue();
    assertThat(reading.anonymousActions()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "StringEquals | aws:sourcevpce | vpce-1",
        "StringEquals | aws:SourceVpce | vpce-1",
        "stringequals | AWS:SOURCEVPCE | vpce-1",
        "StringEquals | aws:SourceVpc | vpc-1",
        "ArnLike | aws:SourceArn | arn:aws:sns:*:111111111111:*",
        "ArnEquals | AWS:SourceArn | arn:aws:s3:::bucket",
        "ForAnyValue:StringEquals | aws:SourceAccount | 111111111111",
        "StringEquals | aws:SourceOwner | 111111111111",
        "StringEquals | aws:PrincipalAccount | 111111111111",
        "StringEquals | kms:CallerAccount | 111111111111",
        "StringEqualsIfExists | kms:CallerAccount | 111111111111",
        "StringEquals | aws:PrincipalOrgID | o-abcdefghij",
        "ForAnyValue:StringLike | aws:PrincipalOrgPaths | o-abcdefghij/r-ab12/*",
        "StringEquals | aws:SourceOrgID | o-abcdefghij",
        "ArnLike | aws:PrincipalArn | arn:aws:iam::111111111111:role/*",
        "StringLike | aws:userId | AROAEXAMPLEEXAMPLE123:*",
        "IpAddress | aws:SourceIp | 203.0.113.0/24",
        "IpAddress | aws:SourceIp | 203.0.113.7",
        "IpAddressIfExists | aws:SourceIp | 203.0.113.7",
        "IpAddress | aws:SourceIp | 2001:db8::/32",
        "StringEquals | SAML:aud | https://signin.aws.amazon.com/saml"
      })
  void aConditionThatPinsASourceShutsStrangersOut(String operator, String key, String value) {
    assertThat(isAccessibleUnder(operator, key, "\"" + value + "\"")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "StringNotEquals | aws:SourceVpce | vpce-1",
        "NotIpAddress | aws:SourceIp | 203.0.113.0/24",
        "StringLike | aws:SourceVpce | *",
        "ArnLike | aws:SourceArn | arn:aws:sns:*:*:*",
        "ArnLike | aws:SourceArn | *",
        "StringLike | aws:PrincipalOrgID | o-*",
        "StringLike | aws:PrincipalOrgID | *",
        "StringLike | aws:userid | *",
        "StringLike | aws:userid | *:ada",
        "IpAddress | aws:SourceIp | 0.0.0.0/0",
        "IpAddress | aws:SourceIp | ::/0",
        "StringEqualsIfExists | aws:SourceVpce | vpce-1",
        "ForAllValues:StringEquals | aws:PrincipalOrgPaths | o-abcdefghij/",
        "Bool | aws:SecureTransport | true",
        "StringEquals | s3:x-amz-acl | private",
        "StringLike | aws:Referer | https://example.com/*"
      })
  void aConditionThatAnyoneCanMeetShutsNobodyOut(String operator, String key, String value) {
    assertThat(isAccessibleUnder(operator, key, "\"" + value + "\"")).isTrue();
  }

  @Test
  void oneOfSeveralValuesIsEnoughForAStranger() {
    assertThat(isAccessibleUnder("IpAddress", "aws:SourceIp", "[\"203.0.113.7\", \"0.0.0.0/0\"]"))
        .isTrue();
  }

  @Test
  void allOfSeveralTestsMustPass() {
    assertThat(
            isAccessible(
                """
                {"IpAddress": {"aws:SourceIp": "0.0.0.0/0"},
                 "StringEquals": {"aws:SourceVpce": "vpce-1", "s3:prefix": "a"}}"""))
        .isFalse();
  }

  @Test
  void theWorldInPartsIsTheWorld() {
    assertThat(isAccessibleUnder("IpAddress", "aws:SourceIp", "[\"0.0.0.0/1\", \"128.0.0.0/1\"]"))
        .isTrue();
    assertThat(
            isAccessibleUnder(
                "IpAddress", "aws:SourceIp", "[\"0.0.0.0/1\", \"192.0.0.0/2\", \"128.0.0.0/3\"]"))
        .isFalse();
    assertThat(isAccessibleUnder("IpAddress", "aws:SourceIp", "[\"::/1\", \"8000::/1\", \"x/99\"]"))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"StringEquals\": {}}", "null"})
  void anEmptyConditionShutsNobodyOut(String condition) {
    assertThat(isAccessible(condition)).isTrue();
  }

  private static boolean isAccessibleUnder(String operator, String key, String values) {
    return isAccessible("{\"%s\": {\"%s\": %s}}".formatted(operator, key, values));
  }

  private static boolean isAccessible(String condition) {
    return PolicyDocument.read(
            """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "*"},
              "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*", "Condition": %s}}\
            """
                .formatted(condition))
        .internetAccessible();
  }
}
