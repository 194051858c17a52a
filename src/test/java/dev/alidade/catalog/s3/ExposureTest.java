package dev.alidade.catalog.s3;

import static dev.alidade.catalog.s3.AccountWithBuckets.grant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may reach a bucket: policy and access control list together, less what is blocked. */
class ExposureTest {

  private static final String ANYONE_READS =
      """
      {"Version": "2012-10-17", "Statement": [{"Sid": "All", "Effect": "Allow", "Principal": "*",
       "Action": ["s3:GetObject"], "Resource": "arn:aws:s3:::b/*"}]}""";

  private static final String ALL_USERS = "global/AllUsers";

  private final AccountWithBuckets account = new AccountWithBuckets().bucket("b").open("b");

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void aPolicyThatLetsAnyoneInMakesABucketPublic() {
    account.policy("b", ANYONE_READS).survey();
    isPublic(List.of("s3:GetObject"));
  }

  @Test
  void everythingForAListThatIsAStarIsPublic() {
    account
        .policy(
            "b",
            """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": ["*"]},
             "Action": "s3:*", "Resource": "arn:aws:s3:::b"}}""")
        .survey();
    isPublic(List.of("s3:*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws:sourcevpce", "aws:SourceVpce", "AWS:SOURCEVPCE"})
  void aVpcEndpointInAnyCapitalsKeepsStrangersOut(String key) {
    account
        .policy(
            "b",
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*",
             "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*",
             "Condition": {"StringEquals": {"%s": "vpce-0679a0b162afa7d05"}}}]}"""
                .formatted(key))
        .survey();
    isPrivate();
  }

  @Test
  void whatIsDeniedToAnyoneIsNoAccess() {
    account
        .policy(
            "b",
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": "*",
             "Action": "s3:*", "Resource": "arn:aws:s3:::b/*"}]}""")
        .survey();
    isPrivate();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "READ | s3:ListBucket s3:ListBucketVersions s3:ListBucketMultipartUploads",
        "WRITE | s3:PutObject",
        "READ_ACP | s3:GetBucketAcl",
        "WRITE_ACP | s3:PutBucketAcl",
        "FULL_CONTROL | s3:ListBucket s3:ListBucketVersions s3:ListBucketMultipartUploads"
            + " s3:PutObject s3:GetBucketAcl s3:PutBucketAcl",
      })
  void aGrantToAnyoneMakesABucketPublic(String permission, String actions) {
    account.acl("b", grant("global/AuthenticatedUsers", permission)).survey();
    isPublic(List.of(actions.split(" ")));
  }

  @Test
  void aGrantToTheDeliveryOfLogsIsNoGrantToAnyone() {
    account.acl("b", grant("s3/LogDelivery", "WRITE")).survey();
    isPrivate();
  }

  @Test
  void policyAndAccessControlListCountTogether() {
    account
        .policy("b", ANYONE_READS)
        .acl("b", grant(ALL_USERS, "WRITE"), grant("global/AuthenticatedUsers", "WRITE"))
        .survey();
    isPublic(List.of("s3:GetObject", "s3:PutObject"));
  }

  @Test
  void aBucketsOwnBlockWinsOverBothEachByItsOwnSetting() {
    account.policy("b", ANYONE_READS).acl("b", grant(ALL_USERS, "WRITE"));

    account.answers("b", "GetPublicAccessBlock", block(true, false)).survey();
    isPublic(List.of("s3:GetObject"));
    account.answers("b", "GetPublicAccessBlock", block(false, true)).survey();
    isPublic(List.of("s3:PutObject"));
    account.answers("b", "GetPublicAccessBlock", block(true, true)).survey();
    isPrivate();
  }

  /** BlockPublicPolicy and BlockPublicAcls refuse new ones, and leave those that there are. */
  @Test
  void aBlockOfNewPoliciesLeavesTheOldOneAsItIs() {
    account
        .policy("b", ANYONE_READS)
        .answers(
            "b",
            "GetPublicAccessBlock",
            "<PublicAccessBlockConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                + "<BlockPublicAcls>true</BlockPublicAcls><BlockPublicPolicy>true"
                + "</BlockPublicPolicy></PublicAccessBlockConfiguration>")
        .survey();
    isPublic(List.of("s3:GetObject"));
  }

  @Test
  void theAccountsBlockWinsOverPolicyAndAccessControlList() {
    account.policy("b", ANYONE_READS).acl("b", grant(ALL_USERS, "READ"));

    account.accountBlocks(true, true).survey();

    isPrivate();
    assertThat(account.bucketOf("b")).contains(entry("restrict_public_buckets", null));
  }

  @Test
  void theAccountsBlockOfPoliciesLeavesAccessControlListsAsTheyAre() {
    account.policy("b", ANYONE_READS).acl("b", grant(ALL_USERS, "WRITE"));

    account.accountBlocks(false, true).survey();

    isPublic(List.of("s3:PutObject"));
  }

  @Test
  void theAccountsBlockIsAskedOnceAndOnlyWhereItMatters() {
    account.bucket("c").survey();
    assertThat(account.calls("s3control:GetPublicAccessBlock")).isZero();

    account.open("c").policy("b", ANYONE_READS).policy("c", ANYONE_READS).survey();
    assertThat(account.calls("s3control:GetPublicAccessBlock")).isOne();
  }

  @Test
  void whereTheAccountsBlockIsDeniedNobodyKnowsWhetherAnyoneComesIn() {
    account.bucket("plain").policy("b", ANYONE_READS).accountRefuses(403, "AccessDenied").survey();

    isUnknown();
    assertThat(account.bucketOf("plain")).contains(entry("anonymous_access", false));
    assertThat(account.missing())
        .containsExactly(
            "the account's public access block denied s3:GetAccountPublicAccessBlock"
                + " (anonymous_access, anonymous_actions)");
  }

  @Test
  void withoutItsPolicyABucketIsNotPrivate() {
    account.refuses("b", "GetBucketPolicy", 403, "AccessDenied").survey();

    isUnknown();
    assertThat(account.missing())
        .containsExactly(
            "b denied s3:GetBucketPolicy (AWSS3PolicyStatement, anonymous_access,"
                + " anonymous_actions)");
  }

  @Test
  void withoutItsAccessControlListABucketIsNotPrivate() {
    account.refuses("b", "GetBucketAcl", 403, "AccessDenied").survey();
    isUnknown();
  }

  @Test
  void oneOpenWayIsEnoughWhateverIsUnknownOfTheOther() {
    account.policy("b", ANYONE_READS).refuses("b", "GetBucketAcl", 403, "AccessDenied").survey();

    assertThat(account.bucketOf("b"))
        .contains(entry("anonymous_access", true), entry("_ont_public", true))
        .doesNotContainKey("anonymous_actions");
  }

  @Test
  void withoutItsOwnBlockAnOpenBucketIsUnknownUnlessItsAccountBlocksIt() {
    account
        .policy("b", ANYONE_READS)
        .refuses("b", "GetPublicAccessBlock", 403, "AccessDenied")
        .survey();
    isUnknown();

    account.close();
    try (var blocked = new AccountWithBuckets().bucket("b").accountBlocks(false, true)) {
      blocked
          .policy("b", ANYONE_READS)
          .refuses("b", "GetPublicAccessBlock", 403, "AccessDenied")
          .survey();
      assertThat(blocked.bucketOf("b")).contains(entry("anonymous_access", false));
    }
  }

  @Test
  void aPolicyThatCannotBeReadIsUnknownAndNamed() {
    account.bucket("plain").policy("b", "{\"Statement\": [").survey();

    isUnknown();
    assertThat(account.missing())
        .containsExactly(
            "b its policy is not JSON (AWSS3PolicyStatement, anonymous_access,"
                + " anonymous_actions)");
    assertThat(account.bucketOf("plain")).contains(entry("anonymous_access", false));
  }

  private void isPublic(List<String> actions) {
    assertThat(account.bucketOf("b"))
        .contains(
            entry("anonymous_access", true),
            entry("anonymous_actions", actions),
            entry("_ont_public", true));
  }

  private void isPrivate() {
    assertThat(account.bucketOf("b"))
        .contains(
            entry("anonymous_access", false),
            entry("anonymous_actions", List.of()),
            entry("_ont_public", false));
  }

  private void isUnknown() {
    assertThat(account.bucketOf("b"))
        .containsKey("default_encryption")
        .doesNotContainKeys("anonymous_access", "anonymous_actions", "_ont_public");
  }

  private static String block(boolean acls, boolean policies) {
    return """
    <PublicAccessBlockConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">\
    <IgnorePublicAcls>%s</IgnorePublicAcls><RestrictPublicBuckets>%s</RestrictPublicBuckets>\
    </PublicAccessBlockConfiguration>\
    """
        .formatted(acls, policies);
  }
}
