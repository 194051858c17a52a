package dev.alidade.catalog.s3;

import static dev.alidade.catalog.s3.AccountWithBuckets.grant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.alidade.graph.Place;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.Grantee;
import software.amazon.awssdk.services.s3.model.Owner;
import software.amazon.awssdk.services.s3.model.Type;

class BucketAclTest {

  private final AccountWithBuckets account = new AccountWithBuckets().bucket("a").bucket("b");

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void theSameGrantOfTwoBucketsIsOneNode() {
    account
        .acl("a", grant("s3/LogDelivery", "WRITE"))
        .acl("b", grant("s3/LogDelivery", "WRITE"))
        .survey();

    assertThat(account.ids("AWSS3Acl")).hasSize(2);
    assertThat(account.links("APPLIES_TO"))
        .hasSize(4)
        .filteredOn(link -> link.endsWith("-> a"))
        .hasSize(2);
    assertThat(account.rows("AWSS3Acl").get(1).properties())
        .containsOnly(
            entry("owner", null),
            entry("ownerid", "owner"),
            entry("type", "Group"),
            entry("displayname", null),
            entry("granteeid", null),
            entry("uri", "http://acs.amazonaws.com/groups/s3/LogDelivery"),
            entry("permission", "WRITE"));
  }

  /** As the reference made it of the same grant: the ids of a database taken over stay. */
  @Test
  void theIdIsTheContracts() {
    var id = "75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a";
    var granted =
        new BucketAcl.Granted(
            "any",
            Owner.builder().displayName("webfile").id(id).build(),
            Grantee.builder().type(Type.CANONICAL_USER).id(id).build(),
            "FULL_CONTROL");

    assertThat(BucketAcl.GRANT.row(granted, new Place("aws", "111111111111", "global")).id())
        .isEqualTo("0b9dbb10ecf7b2b747718f05950c4974dd32f2444abc8d5fd1b152148f8e98ed");
  }

  @Test
  void whomAGrantDoesNotNameIsNoGrantee() {
    account
        .acl(
            "a",
            "<Grant><Permission>READ</Permission></Grant>",
            """
            <Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"\
             xsi:type="AmazonCustomerByEmail"><EmailAddress>a@b.example</EmailAddress></Grantee>\
            <Permission>READ</Permission></Grant>""")
        .survey();

    assertThat(account.links("APPLIES_TO")).filteredOn(link -> link.endsWith("-> a")).hasSize(1);
  }
}
