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
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

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
}
