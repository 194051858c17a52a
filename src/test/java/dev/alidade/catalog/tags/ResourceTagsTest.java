package dev.alidade.catalog.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.alidade.catalog.Catalogue;
import dev.alidade.catalog.all.AwsCatalogue;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Ownership;
import dev.alidade.graph.Place;
import dev.alidade.graph.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceTagsTest {

  private static final Place HERE = new Place("aws", "111122223333", "eu-west-1");

  private record Label(String key, String value) {}

  private record Disk(String id, List<Label> labels) {}

  private static final NodeType<Disk> DISK =
      NodeType.named("AWSDisk", Disk.class)
          .id(Disk::id)
          .ownedByAccount()
          .tagged(Disk::labels, Label::key, Label::value)
          .build();

  private final Catalogue catalogue = AwsCatalogue.create();

  /**
   * Key pairs, elastic addresses and attachments of transit gateways have tags at AWS too. The
   * reference asks for them, and looks for their nodes by ids that these do not have.
   */
  @Test
  void whatTheContractTagsIsTaggedAndNothingElse() {
    assertThat(
            catalogue.linkTypes().stream()
                .filter(Tag::isEndOf)
                .map(LinkType::pattern)
                .distinct()
                .sorted())
        .containsExactly(
            "(:AWSEBSVolume)-[:TAGGED]->(:AWSTag)",
            "(:AWSEC2Instance)-[:TAGGED]->(:AWSTag)",
            "(:AWSEC2SecurityGroup)-[:TAGGED]->(:AWSTag)",
            "(:AWSEC2Subnet)-[:TAGGED]->(:AWSTag)",
            "(:AWSInternetGateway)-[:TAGGED]->(:AWSTag)",
            "(:AWSNetworkInterface)-[:TAGGED]->(:AWSTag)",
            "(:AWSRole)-[:TAGGED]->(:AWSTag)",
            "(:AWSTransitGateway)-[:TAGGED]->(:AWSTag)",
            "(:AWSUser)-[:TAGGED]->(:AWSTag)",
            "(:AWSVpc)-[:TAGGED]->(:AWSTag)");
  }

  @Test
  void tagsCostNoCall() {
    assertThat(catalogue.select(List.of("resourcegroupstaggingapi")).getFirst().operations())
        .isEmpty();
  }

  @Test
  void aTagIsItsKeyAndItsValueForAllAccounts() {
    var row = Tag.TYPE.row(new Tag("Environment", "prod"), HERE);
    assertThat(row.id()).isEqualTo("Environment:prod");
    assertThat(row.properties())
        .containsOnly(
            entry("key", "Environment"), entry("value", "prod"), entry("_ont_source", "aws"));
    assertThat(row.type().extraLabels()).containsExactly("Tag");
    assertThat(row.type().shared()).isTrue();
    assertThat(row.type().ownership()).isEqualTo(new Ownership.WhileLinked("TAGGED"));
  }

  @Test
  void aTagWithoutAValueIsATagToo() {
    var disk =
        new Disk("disk-1", List.of(new Label("Environment", "prod"), new Label("obsolete", null)));
    assertThat(DISK.tags(disk))
        .extracting(Tag::id)
        .containsExactly("Environment:prod", "obsolete:");
    var links = new TreeMap<Object, Object>();
    DISK.linkRows(disk, HERE, link -> links.put(link.farKey(), link.nearKey()));
    assertThat(links)
        .containsExactly(entry("Environment:prod", "disk-1"), entry("obsolete:", "disk-1"));
  }

  @Test
  void twoTagsWhoseKeyAndValueReadTheSameAreTwoTags() {
    assertThat(new Tag("corp:env", "prod").id()).isEqualTo("corp:env:prod");
    assertThat(new Tag("corp", "env:prod").id()).isEqualTo("corp=env%3Aprod");
    // What has no colon is no other tag's id; one that looks like that has a colon behind it.
    assertThat(new Tag("corp=env%3Aprod", "").id()).isEqualTo("corp=env%3Aprod:");
  }

  /** Each as it is in use; none of them may be told apart at the cost of who looks it up. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Name|web",
        "Name|",
        "corp:env|prod",
        "corp:env|",
        "aws:cloudformation:stack-name|web",
        "aws:cloudformation:stack-id|arn:aws:cloudformation:eu-west-1:111122223333:stack/web/1",
        "aws:createdBy|IAMUser:AIDAEXAMPLE:alice",
        "aws-cdk:cr-owned:5f3a1b2c|true",
        "eks:cluster-name|blue",
        "elasticbeanstalk:environment-id|e-1",
        "kubernetes.io/cluster/blue|owned",
        "url|https://example.com:8443/x",
        "corp:url|https://example.com:8443/x",
        "role|arn:aws:iam::111122223333:role/x",
        "hours|08:00-18:00",
        "created|2026-01-01T10:00:00Z",
        "host|db.example.com:5432",
        "image|team/app:1.2",
        "owner|Contact: Bob: ext. 1"
      })
  void aTagHasTheContractsIdWhereItsTextSaysWhereTheKeyEnds(String key, String value) {
    var tag = new Tag(key, Objects.toString(value, ""));
    assertThat(tag.id()).isEqualTo(tag.key() + ":" + tag.value());
  }

  /** Whatever the text: of all ways to part it at a colon at most one has the text for its id. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "corp:env:prod",
        "a:b:c:d:e",
        "aws:x:y:z",
        "a::b",
        ":a:b",
        "a:b:",
        "x:arn:aws:iam::1:role/x",
        "u:https://h:1/",
        "a=b%3Ac:d:e",
        "2026:01:02",
        "a: b:c"
      })
  void noTwoTagsShareAnId(String text) {
    var ids = new ArrayList<String>();
    for (var at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
      var key = text.substring(0, at);
      // AWS makes no key that goes on where another of its own ends.
      if (!key.equals("aws:x:y")) {
        ids.add(new Tag(key, text.substring(at + 1)).id());
      }
    }
    assertThat(ids).hasSizeGreaterThan(1).doesNotHaveDuplicates();
  }
}
