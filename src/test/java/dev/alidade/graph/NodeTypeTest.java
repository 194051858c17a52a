package dev.alidade.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;

class NodeTypeTest {

  private static final Place PLACE = new Place("aws", "111122223333", "eu-west-1");

  private record Disk(@Nullable String id, @Nullable String owner, List<String> tags) {
    Disk(@Nullable String id, @Nullable String owner) {
      this(id, owner, List.of());
    }
  }

  private static NodeTypeBuilder<Disk> disk() {
    return NodeType.named("AWSDisk", Disk.class).id(Disk::id);
  }

  @Test
  void aRowHasItsIdItsPlaceAndTheDeclaredPropertiesInTheirOrder() {
    var row =
        disk()
            .property("owner", Disk::owner)
            .region()
            .fromAws()
            .normalised("name", Disk::id)
            .build()
            .row(new Disk("disk-1", null), PLACE);
    assertThat(row.id()).isEqualTo("disk-1");
    assertThat(row.accountId()).isEqualTo("111122223333");
    assertThat(row.reporter()).isEqualTo(PLACE.reporter());
    assertThat(row.properties())
        .containsExactly(
            entry("owner", null),
            entry("region", "eu-west-1"),
            entry("_ont_source", "aws"),
            entry("_ont_name", "disk-1"));
  }

  @ParameterizedTest
  @NullAndEmptySource
  void anItemWithoutAnIdHasNoRow(@Nullable String id) {
    // The other properties may not be read: they may be made of the id.
    var type = disk().property("length", disk -> String.valueOf(disk.id()).charAt(0)).build();
    assertThatExceptionOfType(NoIdException.class)
        .isThrownBy(() -> type.row(new Disk(id, "111122223333"), PLACE))
        .satisfies(e -> assertThat(e.label()).isEqualTo("AWSDisk"))
        .withMessage("AWS returned a AWSDisk without an id");
  }

  @Test
  void anIdMayDependOnThePlace() {
    var type =
        NodeType.named("AWSDisk", Disk.class)
            .id((disk, at) -> at.arn("ec2", "disk", disk.id()))
            .build();
    assertThat(type.row(new Disk("disk-1", null), PLACE).id())
        .isEqualTo("arn:aws:ec2:eu-west-1:111122223333:disk/disk-1");
    assertThatExceptionOfType(NoIdException.class)
        .isThrownBy(() -> type.row(new Disk(null, null), PLACE));
  }

  @Test
  void aTypeWithoutAnIdCannotBeDefined() {
    assertThatIllegalStateException()
        .isThrownBy(() -> NodeType.named("AWSDisk", Disk.class).build())
        .withMessage("The node type AWSDisk has no id");
  }

  @Test
  void conditionalLabelsAreThoseOfTheItem() {
    var type = disk().labelledWhen("Foreign", disk -> disk.owner() != null).build();
    assertThat(type.row(new Disk("disk-1", "444455556666"), PLACE).conditionalLabels())
        .containsExactly("Foreign");
    assertThat(type.row(new Disk("disk-1", null), PLACE).conditionalLabels()).isEmpty();
  }

  @Test
  void aFormerLabelIsStillWritten() {
    var type = disk().alsoLabelled("Storage").formerly("EBSDisk").build();
    assertThat(type.extraLabels()).containsExactly("Storage", "EBSDisk");
    assertThat(type.formerLabels()).containsExactly("EBSDisk");
  }

  @Test
  void propertiesGiveWayToWhoKnowsBetter() {
    var type = disk().deferringTo("known_by", "name", "size").build();
    assertThat(type.deference())
        .isEqualTo(new NodeType.Deference("known_by", Set.of("name", "size")));
    assertThat(disk().build().deference()).isNull();
  }

  @Test
  void whatTheSurveyedAccountOwnsIsKeptByIt() {
    var type = disk().ownedByAccount().build();
    assertThat(type.ownership()).isEqualTo(new Ownership.ByAccount());
    assertThat(type.ownership().keepers()).containsExactly("RESOURCE");
    assertThat(links(type, new Disk("disk-1", "444455556666"))).isEmpty();
  }

  @Test
  void aNamedOwnerHasALinkToTheNode() {
    var type = disk().ownedBy(Disk::owner).build();
    assertThat(type.ownership()).isEqualTo(new Ownership.ByNamedAccount());
    assertThat(type.ownership().keepers()).containsExactly("RESOURCE");
    assertThat(type.links())
        .extracting(LinkType::pattern)
        .containsExactly("(:AWSAccount)-[:RESOURCE]->(:AWSDisk)");
    assertThat(links(type, new Disk("disk-1", "444455556666")))
        .containsExactly("444455556666 -> disk-1");
  }

  @Test
  void whereNoOwnerIsNamedThereIsNoLink() {
    assertThat(links(disk().ownedBy(Disk::owner).build(), new Disk("disk-1", null))).isEmpty();
  }

  @Test
  void whatOnlyDescribesIsNoListing() {
    var type = disk().build().facet(Disk.class).id(Disk::id).build();
    assertThat(type.label()).isEqualTo(disk().build().label());
    assertThat(type.isFacet()).isTrue();
    assertThat(type.authoritative()).isFalse();
    assertThat(disk().build().isFacet()).isFalse();
    assertThat(disk().build().authoritative()).isTrue();
    assertThat(disk().seenInPassing().build().authoritative()).isFalse();
  }

  @Test
  void everyTagIsALinkToItsNode() {
    var type = disk().tagged(Disk::tags, tag -> tag, tag -> null).build();
    var disk = new Disk("disk-1", null, List.of("env", "team"));
    assertThat(type.tags(disk)).containsExactly(new Tag("env", ""), new Tag("team", ""));
    assertThat(links(type, disk)).containsExactly("disk-1 -> env:", "disk-1 -> team:");
    assertThat(disk().build().tags(disk)).isEmpty();
  }

  @Test
  void onlyATypeWithTheRegionKnowsIt() {
    assertThat(disk().region().build().hasRegion()).isTrue();
    assertThat(disk().build().hasRegion()).isFalse();
  }

  /** As {@code source -> target}. */
  private static List<String> links(NodeType<Disk> type, Disk disk) {
    var links = new ArrayList<String>();
    type.linkRows(
        disk,
        PLACE,
        row ->
            links.add(
                row.type().outgoing()
                    ? row.nearKey() + " -> " + row.farKey()
                    : row.farKey() + " -> " + row.nearKey()));
    return links;
  }
}
