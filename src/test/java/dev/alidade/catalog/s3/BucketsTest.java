package dev.alidade.catalog.s3;

import static dev.alidade.catalog.s3.AccountWithBuckets.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.alidade.estate.Fault;
import dev.alidade.estate.Target;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.model.S3Exception;

class BucketsTest {

  private static final String NS = "xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

  private final AccountWithBuckets account = new AccountWithBuckets();

  @AfterEach
  void close() {
    account.close();
  }

  // -- the list

  @Test
  void aBucketIsChartedAsAwsMakesThemToday() {
    account.bucket("plain").survey();

    assertThat(account.bucketOf("plain"))
        .containsOnly(
            entry("name", "plain"),
            entry("arn", "arn:aws:s3:::plain"),
            entry("creationdate", "2019-01-07 09:00:00+00:00"),
            entry("region", "eu-west-1"),
            entry("default_encryption", true),
            entry("encryption_algorithm", "AES256"),
            entry("encryption_key_id", null),
            entry("bucket_key_enabled", false),
            entry("versioning_status", null),
            entry("mfa_delete", null),
            entry("block_public_acls", true),
            entry("ignore_public_acls", true),
            entry("block_public_policy", true),
            entry("restrict_public_buckets", true),
            entry("object_ownership", "BucketOwnerEnforced"),
            entry("logging_enabled", false),
            entry("logging_target_bucket", null),
            entry("anonymous_access", false),
            entry("anonymous_actions", List.of()),
            entry("_ont_source", "aws"),
            entry("_ont_name", "plain"),
            entry("_ont_location", "eu-west-1"),
            entry("_ont_encrypted", true),
            entry("_ont_versioning", null),
            entry("_ont_public", false));
    assertThat(account.missing()).isEmpty();
  }

  @Test
  void theListSaysWhereBucketsAreAndEachIsAskedThere() {
    account.bucket("here").bucket("overseas", "us-east-1").survey();

    assertThat(account.bucketOf("overseas")).contains(entry("region", "us-east-1"));
    assertThat(account.regionsAsked()).containsExactlyInAnyOrder("eu-west-1", "us-east-1");
    assertThat(account.calls("s3:GetBucketLocation")).isZero();
    assertThat(account.calls("s3:ListBuckets")).isOne();
    assertThat(account.calls()).isEqualTo(1 + 2 * 8);
  }

  @Test
  void allPagesAreRead() {
    account.pages(
        page(element("a"), "<ContinuationToken>more</ContinuationToken>"),
        page("", "<ContinuationToken>still</ContinuationToken>"),
        page(element("b"), ""));

    assertThat(account.ids("AWSS3Bucket")).containsExactly("a", "b");
    assertThat(account.calls("s3:ListBuckets")).isEqualTo(3);
  }

  @Test
  void aListThatIsDeniedIsNoAccountWithoutBuckets() {
    account.goesWrong(Fault.deny(Target.operation("s3:ListBuckets")));

    assertThatThrownBy(account::survey).isInstanceOf(S3Exception.class);
  }

  @Test
  void anAccountWithoutBucketsIsAskedOnce() {
    account.survey();

    assertThat(account.calls()).isOne();
    assertThat(account.rows("AWSS3Bucket")).isEmpty();
  }

  @Test
  void aBucketWithoutANameCostsThatBucketOnly() {
    account.listed("<Bucket><BucketRegion>eu-west-1</BucketRegion></Bucket>").bucket("b").survey();

    assertThat(account.withoutId()).containsExactly("AWSS3Bucket");
    assertThat(account.bucketOf("b")).containsEntry("_ont_public", false);
    assertThat(account.calls()).isEqualTo(1 + 8);
  }

  @Test
  void aBucketOfWhichAwsSaysHardlyAnythingIsStillABucket() {
    account
        .listed("<Bucket><Name>bare</Name><BucketRegion>eu-west-1</BucketRegion></Bucket>")
        .answers("bare", "GetBucketEncryption", "<ServerSideEncryptionConfiguration " + NS + "/>")
        .answers("bare", "GetBucketOwnershipControls", "<OwnershipControls " + NS + "/>")
        .answers("bare", "GetPublicAccessBlock", "<PublicAccessBlockConfiguration " + NS + "/>")
        .answers("bare", "GetBucketAcl", "<AccessControlPolicy " + NS + "/>")
        .survey();

    assertThat(account.bucketOf("bare"))
        .contains(
            entry("creationdate", null),
            entry("default_encryption", false),
            entry("encryption_algorithm", null),
            entry("object_ownership", null),
            entry("block_public_acls", null),
            entry("_ont_public", false));
    assertThat(account.rows("AWSS3Acl")).isEmpty();
    assertThat(account.missing()).isEmpty();
  }

  @Test
  void inAnotherPartitionItsArnIsAnother() {
    try (var china = new AccountWithBuckets("aws-cn")) {
      china.bucket("b").survey();
      assertThat(china.bucketOf("b")).containsEntry("arn", "arn:aws-cn:s3:::b");
    }
  }

  // -- where the list does not say where

  @ParameterizedTest
  @CsvSource({
    "'', us-east-1",
    "EU, eu-west-1",
    "ap-southeast-2, ap-southeast-2",
  })
  void whereTheListDoesNotSayItTheLocationDoes(String constraint, String region) {
    account
        .bucket("b", "")
        .answers(
            "b",
            "GetBucketLocation",
            "<LocationConstraint " + NS + ">" + constraint + "</LocationConstraint>")
        .survey();

    assertThat(account.bucketOf("b"))
        .contains(entry("region", region), entry("_ont_location", region));
    assertThat(account.regionsAsked()).contains(region);
  }

  @Test
  void theListsOfTheRegionsSayItForAllOfTheirBuckets() {
    account
        .inRegions("eu-west-1", "us-east-1")
        .bucket("a", "")
        .bucket("b", "")
        .bucket("c", "")
        .listOf("eu-west-1", "<Bucket><Name>a</Name></Bucket><Bucket><Name>b</Name></Bucket>")
        .listOf("us-east-1", "<Bucket><Name>c</Name></Bucket>")
        .survey();

    assertThat(account.bucketOf("b")).containsEntry("region", "eu-west-1");
    assertThat(account.bucketOf("c")).containsEntry("region", "us-east-1");
    assertThat(account.calls("s3:ListBuckets")).isEqualTo(1 + 2);
    assertThat(account.calls("s3:GetBucketLocation")).isZero();
  }

  @Test
  void aServerThatListsABucketInEveryRegionHasNotSaidWhereItIs() {
    account
        .inRegions("eu-west-1", "us-east-1")
        .bucket("b", "")
        .answers(
            "b",
            "GetBucketLocation",
            "<LocationConstraint " + NS + ">eu-west-3</LocationConstraint>")
        .survey();

    assertThat(account.bucketOf("b")).containsEntry("region", "eu-west-3");
  }

  @Test
  void theListTooMaySayEuForIreland() {
    account.bucket("old", "EU").survey();

    assertThat(account.bucketOf("old")).containsEntry("region", "eu-west-1");
    assertThat(account.regionsAsked()).containsExactly("eu-west-1");
  }

  @Test
  void aPlaceThatNobodyTellsIsUnknownAndTheBucketIsThere() {
    account.bucket("b", "").refuses("b", "GetBucketLocation", 403, "AccessDenied").survey();

    assertThat(account.bucketOf("b")).containsKey("name").doesNotContainKey("region");
    assertThat(account.bucketOf("b")).containsKey("default_encryption");
    assertThat(account.missing()).containsExactly("b denied s3:GetBucketLocation (region)");
  }

  // -- details that are not there, not told, or somewhere else

  @Test
  void whatABucketDoesNotHaveIsAnAnswer() {
    account
        .bucket("b")
        .refuses("b", "GetBucketPolicy", 404, "NoSuchBucketPolicy")
        .refuses("b", "GetPublicAccessBlock", 404, "NoSuchPublicAccessBlockConfiguration")
        .refuses("b", "GetBucketOwnershipControls", 404, "OwnershipControlsNotFoundError")
        .refuses("b", "GetBucketEncryption", 404, "ServerSideEncryptionConfigurationNotFoundError")
        .survey();

    assertThat(account.missing()).isEmpty();
    assertThat(account.bucketOf("b"))
        .contains(
            entry("default_encryption", false),
            entry("encryption_algorithm", null),
            entry("encryption_key_id", null),
            entry("bucket_key_enabled", null),
            entry("block_public_acls", null),
            entry("restrict_public_buckets", null),
            entry("object_ownership", null),
            entry("anonymous_access", false),
            entry("_ont_encrypted", false),
            entry("_ont_public", false));
  }

  @ParameterizedTest
  @CsvSource({
    "GetBucketEncryption, s3:GetEncryptionConfiguration, default_encryption",
    "GetBucketVersioning, s3:GetBucketVersioning, versioning_status",
    "GetBucketLogging, s3:GetBucketLogging, logging_enabled",
    "GetBucketOwnershipControls, s3:GetBucketOwnershipControls, object_ownership",
    "GetPublicAccessBlock, s3:GetBucketPublicAccessBlock, block_public_acls",
  })
  void aDeniedDetailIsUnknownAndAllOthersAreWhole(
      String operation, String permission, String property) {
    account.bucket("secret").bucket("plain");
    account.refuses("secret", operation, 403, "AccessDenied").survey();

    var whole = account.bucketOf("plain");
    assertThat(whole).hasSize(25).containsKey(property);
    assertThat(account.bucketOf("secret"))
        .doesNotContainKey(property)
        .containsKeys("region", "anonymous_access");
    assertThat(account.missing())
        .singleElement()
        .asString()
        .startsWith("secret denied " + permission + " (" + property);
  }

  @Test
  void deniedNotificationsLeaveTheirLinksAsTheyAre() {
    account
        .bucket("b")
        .refuses("b", "GetBucketNotificationConfiguration", 403, "AccessDenied")
        .survey();

    assertThat(account.missing())
        .containsExactly(
            "b denied s3:GetBucketNotification ((:AWSS3Bucket)-[:NOTIFIES]->(:AWSSNSTopic))");
    assertThat(account.bucketOf("b")).hasSize(25);
  }

  @Test
  void aBucketThatHasMovedIsUnknownAndNotPrivate() {
    account.bucket("moved").bucket("plain");
    for (var operation :
        List.of("GetBucketPolicy", "GetBucketAcl", "GetPublicAccessBlock", "GetBucketVersioning")) {
      account.refuses("moved", operation, 301, "PermanentRedirect");
    }
    account.survey();

    assertThat(account.bucketOf("moved"))
        .containsKeys("region", "default_encryption")
        .doesNotContainKeys(
            "anonymous_access", "anonymous_actions", "_ont_public", "versioning_status");
    assertThat(account.missing())
        .hasSize(4)
        .allMatch(gap -> gap.startsWith("moved failed PermanentRedirect"));
    assertThat(account.bucketOf("plain")).hasSize(25);
  }

  @Test
  void aBucketThatIsGoneSinceTheListIsLeftOut() {
    account.bucket("gone").bucket("plain");
    for (var operation :
        List.of(
            "GetBucketPolicy",
            "GetBucketAcl",
            "GetPublicAccessBlock",
            "GetBucketEncryption",
            "GetBucketVersioning",
            "GetBucketLogging",
            "GetBucketOwnershipControls",
            "GetBucketNotificationConfiguration")) {
      account.refuses("gone", operation, 404, "NoSuchBucket");
    }
    account.survey();

    assertThat(account.missing()).isEmpty();
    assertThat(account.bucketOf("plain")).hasSize(25);
  }

  @Test
  void anErrorThatOnlyLooksLikeAnAnswerIsNone() {
    account.bucket("b").refuses("b", "GetBucketVersioning", 404, "NoSuchBucketPolicy2").survey();

    assertThat(account.missing())
        .containsExactly("b failed NoSuchBucketPolicy2 (versioning_status)");
  }

  // -- the details themselves

  @Test
  void theKeyOfABucketIsFoundByItsArnOrItsId() {
    account
        .bucket("a")
        .bucket("b")
        .answers("a", "GetBucketEncryption", encryption("arn:aws:kms:eu-west-1:1:key/k-1"))
        .answers("b", "GetBucketEncryption", encryption("k-1"))
        .survey();

    assertThat(account.links("ENCRYPTED_BY"))
        .containsExactly("a -> arn:aws:kms:eu-west-1:1:key/k-1", "b -> k-1");
    assertThat(account.bucketOf("a"))
        .contains(
            entry("encryption_algorithm", "aws:kms"),
            entry("encryption_key_id", "arn:aws:kms:eu-west-1:1:key/k-1"),
            entry("bucket_key_enabled", true));
  }

  @Test
  void theKeyOfAwsItselfIsNoLink() {
    account
        .bucket("b")
        .answers(
            "b",
            "GetBucketEncryption",
            "<ServerSideEncryptionConfiguration "
                + NS
                + "><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>aws:kms</SSEAlgorithm>"
                + "</ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>")
        .survey();

    assertThat(account.links("ENCRYPTED_BY")).isEmpty();
    assertThat(account.bucketOf("b"))
        .contains(entry("encryption_algorithm", "aws:kms"), entry("bucket_key_enabled", null));
  }

  @Test
  void versionsMayBeKeptSuspendedOrGuarded() {
    account
        .bucket("a")
        .bucket("b")
        .answers("a", "GetBucketVersioning", versioning("Enabled", "Enabled"))
        .answers("b", "GetBucketVersioning", versioning("Suspended", "Disabled"))
        .survey();

    assertThat(account.bucketOf("a"))
        .contains(
            entry("versioning_status", "Enabled"),
            entry("mfa_delete", "Enabled"),
            entry("_ont_versioning", true));
    assertThat(account.bucketOf("b"))
        .contains(entry("versioning_status", "Suspended"), entry("_ont_versioning", false));
  }

  @Test
  void requestsAreLoggedIntoABucket() {
    account
        .bucket("b")
        .answers(
            "b",
            "GetBucketLogging",
            "<BucketLoggingStatus "
                + NS
                + "><LoggingEnabled><TargetBucket>logs</TargetBucket><TargetPrefix/>"
                + "</LoggingEnabled></BucketLoggingStatus>")
        .survey();

    assertThat(account.bucketOf("b"))
        .contains(entry("logging_enabled", true), entry("logging_target_bucket", "logs"));
  }

  @Test
  void aTopicHearsOfABucketOnceForAllItsEvents() {
    account
        .bucket("b")
        .answers(
            "b",
            "GetBucketNotificationConfiguration",
            "<NotificationConfiguration "
                + NS
                + ">"
                + topic("s3:ObjectCreated:*")
                + topic("s3:ObjectRemoved:*")
                + "<QueueConfiguration><Queue>arn:aws:sqs:eu-west-1:1:q</Queue></QueueConfiguration>"
                + "</NotificationConfiguration>")
        .survey();

    assertThat(account.links("NOTIFIES")).containsExactly("b -> arn:aws:sns:eu-west-1:1:t");
  }

  // -- calls

  @Test
  void onlyWhatIsDeclaredIsCalledAndAllOfIt() {
    account
        .bucket("somewhere", "")
        .answers("somewhere", "GetBucketLocation", "<LocationConstraint " + NS + "/>")
        .bucket("open")
        .open("open")
        .acl("open", AccountWithBuckets.grant("global/AllUsers", "READ"))
        .survey();

    assertThat(account.operations())
        .containsExactlyInAnyOrderElementsOf(
            new Buckets().operations().stream().map(Object::toString).toList());
  }

  @Test
  void theActionsAreThoseOfIam() {
    assertThat(new Buckets().actions())
        .containsExactlyInAnyOrder(
            "s3:ListAllMyBuckets",
            "s3:GetAccountPublicAccessBlock",
            "s3:GetBucketAcl",
            "s3:GetBucketLocation",
            "s3:GetBucketLogging",
            "s3:GetBucketNotification",
            "s3:GetBucketOwnershipControls",
            "s3:GetBucketPolicy",
            "s3:GetBucketPublicAccessBlock",
            "s3:GetBucketVersioning",
            "s3:GetEncryptionConfiguration");
  }

  private static String element(String name) {
    return "<Bucket><Name>%s</Name><BucketRegion>eu-west-1</BucketRegion></Bucket>".formatted(name);
  }

  private static String topic(String event) {
    return "<TopicConfiguration><Topic>arn:aws:sns:eu-west-1:1:t</Topic><Event>%s</Event></TopicConfiguration>"
        .formatted(event);
  }

  private static String versioning(String status, String mfaDelete) {
    return "<VersioningConfiguration %s><Status>%s</Status><MfaDelete>%s</MfaDelete></VersioningConfiguration>"
        .formatted(NS, status, mfaDelete);
  }

  private static String encryption(String key) {
    return """
    <ServerSideEncryptionConfiguration %s><Rule><ApplyServerSideEncryptionByDefault>\
    <SSEAlgorithm>aws:kms</SSEAlgorithm><KMSMasterKeyID>%s</KMSMasterKeyID>\
    </ApplyServerSideEncryptionByDefault><BucketKeyEnabled>true</BucketKeyEnabled></Rule>\
    </ServerSideEncryptionConfiguration>\
    """
        .formatted(NS, key);
  }
}
