package dev.alidade.catalog.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.kms.model.KmsException;

class KmsKeysTest {

  private static final String EVERYBODY =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"},
         "Action": "kms:*", "Resource": "*"},
        {"Effect": "Allow", "Principal": {"AWS": ["*"]},
         "Action": ["kms:Decrypt", "kms:DescribeKey"], "Resource": "*"}]}""";

  private static final String ACCOUNT_ONLY =
      """
      {"Version": "2012-10-17", "Statement": {
        "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"},
        "Action": "kms:*", "Resource": "*"}}""";

  private static final List<String> TWO = List.of("eu-west-1", "us-east-1");

  /** Keys that are what keys mostly are, without any grant. */
  private static WireKms with(String... keys) {
    return new WireKms()
        .answer("ListKeys", call -> list(call, List.of(keys)))
        .answer("DescribeKey", call -> described(call, ""))
        .answer("GetKeyPolicy", policy(ACCOUNT_ONLY))
        .answer("GetKeyRotationStatus", "{\"KeyRotationEnabled\": false}")
        .answer("ListGrants", "{\"Grants\": [], \"Truncated\": false}");
  }

  private static String list(WireKms.Call call, List<String> keys) {
    return keys.stream()
        .map(key -> "{\"KeyId\": \"%s\", \"KeyArn\": \"%s\"}".formatted(key, arn(call, key)))
        .collect(Collectors.joining(", ", "{\"Keys\": [", "], \"Truncated\": false}"));
  }

  private static String described(WireKms.Call call, String members) {
    return """
    {"KeyMetadata": {"KeyId": "%s", "Arn": "%s", "AWSAccountId": "111122223333",
      "KeyManager": "CUSTOMER", "Origin": "AWS_KMS", "Enabled": true, "KeyState": "Enabled",
      "CustomerMasterKeySpec": "SYMMETRIC_DEFAULT", "KeySpec": "SYMMETRIC_DEFAULT",
      "KeyUsage": "ENCRYPT_DECRYPT", "EncryptionAlgorithms": ["SYMMETRIC_DEFAULT"] %s}}"""
        .formatted(call.key(), arn(call, call.key()), members.isEmpty() ? "" : ", " + members);
  }

  private static String inBothRegions(WireKms.Call call) {
    return described(
        call,
        """
        "MultiRegion": true, "Description": "in %1$s", "MultiRegionConfiguration": {
          "MultiRegionKeyType": "REPLICA",
          "PrimaryKey": {"Arn": "arn:aws:kms:us-east-1:111122223333:key/%2$s",
            "Region": "us-east-1"},
          "ReplicaKeys": [
            {"Arn": "arn:aws:kms:eu-west-1:111122223333:key/%2$s", "Region": "eu-west-1"},
            {"Arn": "arn:aws:kms:af-south-1:111122223333:key/%2$s", "Region": "af-south-1"}]}"""
            .formatted(call.region(), call.key()));
  }

  private static String arn(WireKms.Call call, String key) {
    return "arn:aws:kms:" + call.region() + ":111122223333:key/" + key;
  }

  private static String policy(String document) {
    return "{\"PolicyName\": \"default\", \"Policy\": \"%s\"}"
        .formatted(new String(JsonStringEncoder.getInstance().quoteAsString(document)));
  }

  @Test
  void aKeyIsChartedAsAwsDescribesIt() {
    var kms =
        with("k-1")
            .answer(
                "DescribeKey",
                """
                {"KeyMetadata": {
                  "AWSAccountId": "111122223333", "KeyId": "k-1",
                  "Arn": "arn:aws:kms:eu-west-1:111122223333:key/k-1",
                  "CreationDate": 1613641280.931, "Enabled": false, "Description": "of payments",
                  "KeyUsage": "SIGN_VERIFY", "KeyState": "PendingDeletion",
                  "DeletionDate": 1797757200.0, "ValidTo": 1819756800.5, "Origin": "EXTERNAL",
                  "CustomKeyStoreId": "cks-1", "CloudHsmClusterId": "cluster-1",
                  "ExpirationModel": "KEY_MATERIAL_EXPIRES", "KeyManager": "CUSTOMER",
                  "CustomerMasterKeySpec": "RSA_2048", "KeySpec": "RSA_2048",
                  "SigningAlgorithms": ["RSASSA_PSS_SHA_256", "RSASSA_PSS_SHA_384"],
                  "MultiRegion": false}}""");

    var region = new KmsRegion(kms).survey(new KmsKeys());

    assertThat(region.properties(KmsKeys.KEY, "k-1"))
        .containsExactly(
            entry("arn", "arn:aws:kms:eu-west-1:111122223333:key/k-1"),
            entry("key_id", "k-1"),
            entry("region", "eu-west-1"),
            entry("_ont_source", "aws"),
            entry("_ont_name", "arn:aws:kms:eu-west-1:111122223333:key/k-1"));
    assertThat(region.properties(KmsKeys.DESCRIPTION, "k-1"))
        .containsExactly(
            entry("description", "of payments"),
            entry("enabled", false),
            entry("key_state", "PendingDeletion"),
            entry("key_usage", "SIGN_VERIFY"),
            entry("key_manager", "CUSTOMER"),
            entry("origin", "EXTERNAL"),
            entry("creation_date", 1613641280L),
            entry("deletion_date", 1797757200L),
            entry("valid_to", 1819756800L),
            entry("custom_key_store_id", "cks-1"),
            entry("cloud_hsm_cluster_id", "cluster-1"),
            entry("expiration_model", "KEY_MATERIAL_EXPIRES"),
            entry("customer_master_key_spec", "RSA_2048"),
            entry("encryption_algorithms", null),
            entry("signing_algorithms", List.of("RSASSA_PSS_SHA_256", "RSASSA_PSS_SHA_384")),
            entry("multi_region", false),
            entry("_ont_key_type", "sign_verify"),
            entry("_ont_enabled", false));
  }

  @Test
  void aKeyOfWhichAwsSaysHardlyAnythingIsChartedWithoutTheRest() {
    var kms = with("k-1").answer("DescribeKey", "{\"KeyMetadata\": {\"KeyId\": \"k-1\"}}");

    var region = new KmsRegion(kms).survey(new KmsKeys());

    assertThat(region.properties(KmsKeys.DESCRIPTION, "k-1"))
        .allSatisfy((name, value) -> assertThat(value).isNull());
    assertThat(region.properties(KmsKeys.OPENNESS, "k-1")).containsEntry("anonymous_access", false);
  }

  @Test
  void aKindOfKeyThatOnlyTheNewMemberNamesIsNotLost() {
    var kms =
        with("k-1")
            .answer(
                "DescribeKey",
                "{\"KeyMetadata\": {\"KeyId\": \"k-1\", \"KeySpec\": \"ML_DSA_65\","
                    + " \"KeyUsage\": \"SOMETHING_NEW\"}}");

    assertThat(new KmsRegion(kms).survey(new KmsKeys()).properties(KmsKeys.DESCRIPTION, "k-1"))
        .containsEntry("customer_master_key_spec", "ML_DSA_65")
        .containsEntry("key_usage", "SOMETHING_NEW")
        .containsEntry("_ont_key_type", null);
  }

  @Test
  void keysComeByTheLargestPageUntilOneIsTheLast() {
    var kms =
        with()
            .answer(
                "ListKeys",
                call ->
                    call.parameter("Marker").isEmpty()
                        ? "{\"Keys\": [], \"NextMarker\": \"more\", \"Truncated\": true}"
                        : list(call, List.of("k-1")));

    assertThat(new KmsRegion(kms).survey(new KmsKeys()).ids(KmsKeys.KEY)).containsExactly("k-1");
    assertThat(kms.calls("ListKeys"))
        .extracting(call -> call.parameter("Limit") + call.parameter("Marker"))
        .containsExactly("1000", "1000more");
  }

  @Test
  void aKeyThatShutsTheAuditorOutIsChartedAndNamedAndAThousandOthersAreComplete() {
    var all =
        Stream.concat(Stream.of("shut"), IntStream.range(0, 1000).mapToObj(i -> "k-" + i)).toList();
    var kms =
        with(all.toArray(String[]::new))
            .refuse("GetKeyPolicy", "shut", "AccessDeniedException")
            .refuse("ListGrants", "shut", "AccessDeniedException");

    var region = new KmsRegion(kms).surveyWithGaps(new KmsKeys());

    assertThat(region.ids(KmsKeys.KEY)).containsExactlyElementsOf(all);
    assertThat(region.ids(KmsKeys.DESCRIPTION)).containsExactlyElementsOf(all);
    assertThat(region.ids(KmsKeys.OPENNESS)).hasSize(1000).doesNotContain("shut");
    assertThat(region.ids(KmsKeys.ROTATION)).hasSize(1001);
    assertThat(kms.asked("ListGrants")).hasSize(1001);
    assertThat(region.missing()).containsExactly("shut of openness", "shut of AWSKMSGrant");
  }

  @Test
  void aKeyThatIsNotDescribedIsAskedForTheRest() {
    var kms =
        with("k-1", "k-2")
            .refuse("DescribeKey", "k-1", "AccessDeniedException")
            .refuse("GetKeyRotationStatus", "k-1", "UnsupportedOperationException");

    var region = new KmsRegion(kms).surveyWithGaps(new KmsKeys());

    assertThat(region.ids(KmsKeys.KEY)).containsExactly("k-1", "k-2");
    assertThat(region.ids(KmsKeys.DESCRIPTION)).containsExactly("k-2");
    assertThat(region.ids(KmsKeys.OPENNESS)).containsExactly("k-1", "k-2");
    assertThat(region.properties(KmsKeys.ROTATION, "k-1")).containsEntry("rotation_enabled", null);
    assertThat(region.missing()).containsExactly("k-1 of descriptions");
  }

  @Test
  void anAnswerWithoutAKeyIsNoDescription() {
    var region =
        new KmsRegion(with("k-1").answer("DescribeKey", "{}")).surveyWithGaps(new KmsKeys());

    assertThat(region.ids(KmsKeys.KEY)).containsExactly("k-1");
    assertThat(region.rows(KmsKeys.DESCRIPTION)).isEmpty();
    assertThat(region.missing())
        .containsExactly("k-1 (kms:DescribeKey did not describe it) of descriptions");
  }

  @Test
  void aKeyThatHasGoneSinceItWasListedIsLeftOut() {
    var kms = with("gone", "k-1").refuse("DescribeKey", "gone", "NotFoundException");

    var region = new KmsRegion(kms).survey(new KmsKeys());

    assertThat(region.ids(KmsKeys.KEY)).containsExactly("k-1");
    assertThat(kms.asked("GetKeyPolicy")).containsExactly("eu-west-1 k-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GetKeyPolicy", "GetKeyRotationStatus", "ListGrants"})
  void aKeyThatHasGoneWhileItWasAskedAboutIsNoGap(String operation) {
    var kms = with("gone", "k-1").refuse(operation, "gone", "NotFoundException");

    var region = new KmsRegion(kms).survey(new KmsKeys());

    assertThat(region.ids(KmsKeys.KEY)).contains("k-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AccessDeniedException", "KMSInternalException"})
  void aListThatIsNotReadEndsTheSurveyOfTheRegion(String code) {
    var region = new KmsRegion(with("k-1").refuse("ListKeys", call -> true, code));

    assertThatExceptionOfType(KmsException.class)
        .isThrownBy(() -> region.surveyWithGaps(new KmsKeys()));
    assertThat(region.rows(KmsKeys.KEY)).isEmpty();
  }

  @Test
  void aKeyWithoutAnIdCostsItself() {
    var kms = with().answer("ListKeys", "{\"Keys\": [{}, {\"KeyId\": \"k-1\"}]}");

    var region = new KmsRegion(kms).surveyWithGaps(new KmsKeys());

    assertThat(region.withoutId()).containsExactly("AWSKMSKey");
    assertThat(region.ids(KmsKeys.KEY)).containsExactly("k-1");
    assertThat(region.missing()).isEmpty();
  }

  // Policies

  @Test
  void aPolicyForEverybodyIsSeenWithItsActions() {
    var kms = with("k-1").answer("GetKeyPolicy", policy(EVERYBODY));

    assertThat(new KmsRegion(kms).survey(new KmsKeys()).properties(KmsKeys.OPENNESS, "k-1"))
        .containsExactly(
            entry("anonymous_access", true),
            entry("anonymous_actions", List.of("kms:Decrypt", "kms:DescribeKey")));
    assertThat(kms.calls("GetKeyPolicy"))
        .extracting(call -> call.parameter("PolicyName"))
        .containsExactly("default");
  }

  @Test
  void aPolicyForTheAccountIsNotForEverybody() {
    assertThat(new KmsRegion(with("k-1")).survey(new KmsKeys()).properties(KmsKeys.OPENNESS, "k-1"))
        .containsExactly(entry("anonymous_access", false), entry("anonymous_actions", List.of()));
  }

  @Test
  void everybodyThroughOneServiceOfTheAccountIsNotEverybody() {
    var kms =
        with("k-1")
            .answer(
                "GetKeyPolicy",
                policy(
                    """
                    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                      "Principal": {"AWS": "*"}, "Action": "kms:*", "Resource": "*",
                      "Condition": {"StringEquals": {"kms:CallerAccount": "111122223333",
                        "kms:ViaService": "ec2.eu-west-1.amazonaws.com"}}}]}"""));

    assertThat(new KmsRegion(kms).survey(new KmsKeys()).properties(KmsKeys.OPENNESS, "k-1"))
        .containsEntry("anonymous_access", false);
  }

  @Test
  void aPolicyThatCannotBeReadIsUnknownAndSaid() {
    var kms = with("k-1").answer("GetKeyPolicy", policy("not a policy"));

    var region = new KmsRegion(kms).surveyWithGaps(new KmsKeys());

    assertThat(region.rows(KmsKeys.OPENNESS)).isEmpty();
    assertThat(region.missing()).containsExactly("k-1 (its policy is not JSON) of openness");
  }

  @Test
  void keysOfAwsAreNeitherAskedForTheirPolicyNorForRotation() {
    var kms = with("k-1").answer("DescribeKey", call -> described(call, "\"KeyManager\": \"AWS\""));

    var region = new KmsRegion(kms).survey(new KmsKeys());

    assertThat(region.properties(KmsKeys.OPENNESS, "k-1"))
        .containsExactly(entry("anonymous_access", false), entry("anonymous_actions", List.of()));
    assertThat(region.properties(KmsKeys.ROTATION, "k-1")).containsEntry("rotation_enabled", true);
    assertThat(kms.asked("GetKeyPolicy")).isEmpty();
    assertThat(kms.asked("GetKeyRotationStatus")).isEmpty();
    assertThat(kms.asked("ListGrants")).containsExactly("eu-west-1 k-1");
  }

  // Rotation

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whetherTheMaterialOfASymmetricKeyIsReplacedIsAsked(boolean enabled) {
    var kms =
        with("k-1")
            .answer("GetKeyRotationStatus", "{\"KeyRotationEnabled\": %s}".formatted(enabled));

    assertThat(new KmsRegion(kms).survey(new KmsKeys()).properties(KmsKeys.ROTATION, "k-1"))
        .containsExactly(entry("rotation_enabled", enabled));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Origin\": \"EXTERNAL\"",
        "\"Origin\": \"AWS_CLOUDHSM\"",
        "\"Origin\": \"EXTERNAL_KEY_STORE\"",
        "\"CustomerMasterKeySpec\": \"RSA_4096\", \"KeySpec\": \"RSA_4096\"",
        "\"CustomerMasterKeySpec\": \"HMAC_256\", \"KeySpec\": \"HMAC_256\""
      })
  void rotationDoesNotApplyToImportedAndAsymmetricKeysAndIsNotAsked(String members) {
    var kms = with("k-1").answer("DescribeKey", call -> described(call, members));

    var region = new KmsRegion(kms).survey(new KmsKeys());

    assertThat(region.properties(KmsKeys.ROTATION, "k-1"))
        .containsExactly(entry("rotation_enabled", null));
    assertThat(kms.asked("GetKeyRotationStatus")).isEmpty();
  }

  @Test
  void aKeyOfWhichAwsSaysThatRotationDoesNotApplyIsNoFailure() {
    var kms =
        with("k-1", "k-2").refuse("GetKeyRotationStatus", "k-1", "UnsupportedOperationException");

    var region = new KmsRegion(kms).survey(new KmsKeys());

    assertThat(region.properties(KmsKeys.ROTATION, "k-1"))
        .containsExactly(entry("rotation_enabled", null));
    assertThat(region.properties(KmsKeys.ROTATION, "k-2"))
        .containsExactly(entry("rotation_enabled", false));
  }

  @Test
  void rotationThatIsRefusedIsUnknownNotFalse() {
    var kms = with("k-1").refuse("GetKeyRotationStatus", "k-1", "AccessDeniedException");

    var region = new KmsRegion(kms).surveyWithGaps(new KmsKeys());

    assertThat(region.rows(KmsKeys.ROTATION)).isEmpty();
    assertThat(region.missing()).containsExactly("k-1 of rotation");
  }

  // Grants

  @Test
  void grantsAreChartedWithTheKeyThatTheyAreFor() {
    var kms =
        with("k-1")
            .answer(
                "ListGrants",
                """
                {"Grants": [
                  {"GrantId": "g-1", "KeyId": "arn:aws:kms:eu-west-1:111122223333:key/k-1",
                   "Name": "disks", "CreationDate": 1714968611.4,
                   "GranteePrincipal": "arn:aws:iam::111122223333:role/app",
                   "RetiringPrincipal": "arn:aws:iam::111122223333:role/admin",
                   "IssuingAccount": "arn:aws:iam::111122223333:root",
                   "Operations": ["Decrypt", "CreateGrant"],
                   "Constraints": {"EncryptionContextSubset": {"aws:ebs:id": "vol-1"}}},
                  {"GrantId": "g-2"}], "Truncated": false}""");

    var region = new KmsRegion(kms).survey(new KmsKeys());

    assertThat(region.properties(KeyGrant.TYPE, "g-1"))
        .containsExactly(
            entry("grant_id", "g-1"),
            entry("name", "disks"),
            entry("grantee_principal", "arn:aws:iam::111122223333:role/app"),
            entry("creation_date", 1714968611L),
            entry("key_id", "arn:aws:kms:eu-west-1:111122223333:key/k-1"),
            entry("issuing_account", "arn:aws:iam::111122223333:root"),
            entry("operations", List.of("Decrypt", "CreateGrant")));
    assertThat(region.properties(KeyGrant.TYPE, "g-2"))
        .containsEntry("key_id", "arn:aws:kms:eu-west-1:111122223333:key/k-1")
        .containsEntry("operations", null)
        .containsEntry("creation_date", null);
    assertThat(region.links("APPLIED_ON"))
        .containsExactly("g-1 -> AWSKMSKey id k-1", "g-2 -> AWSKMSKey id k-1");
  }

  @Test
  void grantsOfAKeyComePageByPage() {
    var kms =
        with("k-1")
            .answer(
                "ListGrants",
                call ->
                    call.parameter("Marker").isEmpty()
                        ? "{\"Grants\": [{\"GrantId\": \"g-1\"}, {}], \"Truncated\": true,"
                            + " \"NextMarker\": \"more\"}"
                        : "{\"Grants\": [{\"GrantId\": \"g-2\"}], \"Truncated\": false}");

    var region = new KmsRegion(kms).surveyWithGaps(new KmsKeys());

    assertThat(region.ids(KeyGrant.TYPE)).containsExactly("g-1", "g-2");
    assertThat(region.withoutId()).containsExactly("AWSKMSGrant");
    assertThat(kms.calls("ListGrants"))
        .extracting(call -> call.parameter("Limit"))
        .containsExactly("100", "100");
  }

  // Multi-region keys

  @Test
  void theFirstRegionOfAMultiRegionKeySaysWhatItIs() {
    var kms = with("mrk-1").answer("DescribeKey", KmsKeysTest::inBothRegions);

    var first = new KmsRegion(kms, "eu-west-1", TWO).survey(new KmsKeys());

    assertThat(first.properties(KmsKeys.KEY, "mrk-1"))
        .containsEntry("arn", "arn:aws:kms:eu-west-1:111122223333:key/mrk-1")
        .containsEntry("region", "eu-west-1");
    assertThat(first.properties(KmsKeys.DESCRIPTION, "mrk-1"))
        .containsEntry("description", "in eu-west-1")
        .containsEntry("multi_region", true);
    assertThat(first.rows(KmsKeys.ELSEWHERE)).isEmpty();
  }

  @Test
  void theOtherRegionsOfAMultiRegionKeySayThatItIsThereAndBringTheirGrants() {
    var kms =
        with("mrk-1")
            .answer("DescribeKey", KmsKeysTest::inBothRegions)
            .answer(
                "ListGrants",
                "{\"Grants\": [{\"GrantId\": \"g-1\","
                    + " \"KeyId\": \"arn:aws:kms:us-east-1:111122223333:key/mrk-1\"}]}");

    var other = new KmsRegion(kms, "us-east-1", TWO).survey(new KmsKeys());

    assertThat(other.ids(KmsKeys.ELSEWHERE)).containsExactly("mrk-1");
    assertThat(other.rows(KmsKeys.KEY)).isEmpty();
    assertThat(other.rows(KmsKeys.DESCRIPTION)).isEmpty();
    assertThat(other.rows(KmsKeys.OPENNESS)).isEmpty();
    assertThat(other.rows(KmsKeys.ROTATION)).isEmpty();
    assertThat(kms.asked("GetKeyPolicy")).isEmpty();
    assertThat(other.links("APPLIED_ON")).containsExactly("g-1 -> AWSKMSKey id mrk-1");
  }

  @Test
  void ofRegionsThatAreNotSurveyedNothingIsExpected() {
    var kms = with("mrk-1").answer("DescribeKey", KmsKeysTest::inBothRegions);

    var only = new KmsRegion(kms, "us-east-1", List.of("us-east-1")).survey(new KmsKeys());

    assertThat(only.properties(KmsKeys.KEY, "mrk-1")).containsEntry("region", "us-east-1");
    assertThat(kms.asked("GetKeyPolicy")).containsExactly("us-east-1 mrk-1");
  }

  @Test
  void aMultiRegionKeyIsOpenIfOneOfItsRegionsIs() {
    var kms =
        with("mrk-1")
            .answer("DescribeKey", KmsKeysTest::inBothRegions)
            .answer(
                "GetKeyPolicy",
                call -> policy(call.region().equals("us-east-1") ? EVERYBODY : ACCOUNT_ONLY));

    var first = new KmsRegion(kms, "eu-west-1", TWO).survey(new KmsKeys());

    assertThat(first.properties(KmsKeys.OPENNESS, "mrk-1"))
        .containsExactly(
            entry("anonymous_access", true),
            entry("anonymous_actions", List.of("kms:Decrypt", "kms:DescribeKey")));
    assertThat(kms.asked("GetKeyPolicy")).containsExactly("eu-west-1 mrk-1", "us-east-1 mrk-1");
  }

  @Test
  void aMultiRegionKeyOneOfWhosePoliciesIsRefusedIsNotCalledClosed() {
    var kms =
        with("mrk-1")
            .answer("DescribeKey", KmsKeysTest::inBothRegions)
            .refuse(
                "GetKeyPolicy", call -> call.region().equals("us-east-1"), "AccessDeniedException");

    var first = new KmsRegion(kms, "eu-west-1", TWO).surveyWithGaps(new KmsKeys());

    assertThat(first.rows(KmsKeys.OPENNESS)).isEmpty();
    assertThat(first.missing()).containsExactly("mrk-1 of openness");
  }

  @Test
  void aMultiRegionKeyThatIsNotDescribedIsOnlySaidToBeThere() {
    var kms = with("mrk-1", "k-1").refuse("DescribeKey", "mrk-1", "AccessDeniedException");

    var region = new KmsRegion(kms, "eu-west-1", TWO).surveyWithGaps(new KmsKeys());

    assertThat(region.ids(KmsKeys.ELSEWHERE)).containsExactly("mrk-1");
    assertThat(region.ids(KmsKeys.KEY)).containsExactly("k-1");
    assertThat(region.missing()).containsExactly("mrk-1 of descriptions");
  }
}
