package dev.alidade.survey;

import static dev.alidade.graph.Target.to;
import static dev.alidade.graph.Target.toMany;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.GlobalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.graph.LinkRow;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeRow;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.NodeTypeBuilder;
import dev.alidade.graph.Place;
import dev.alidade.graph.Reporter;
import dev.alidade.graph.Rows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowSinkTest {

  private static final Place PLACE = new Place("aws", "111122223333", "eu-west-1");

  private record Disk(@Nullable String id, @Nullable String host, List<String> tags) {
    Disk(@Nullable String id, @Nullable String host) {
      this(id, host, List.of());
    }
  }

  private static NodeTypeBuilder<Disk> disk(String label) {
    return NodeType.named(label, Disk.class).id(Disk::id).links("ON", to("Host", Disk::host));
  }

  private static final NodeType<Disk> DISK =
      disk("Disk").ownedByAccount().tagged(Disk::tags, tag -> tag, tag -> "1").build();
  private static final NodeType<Disk> USE =
      NodeType.facetOf("Disk", Disk.class).id(Disk::id).build();
  private static final NodeType<Disk> PART = disk("Part").partsOfAWhole().build();
  private static final NodeType<Disk> KNOWN_BEST = disk("Known").hasTheLastWord().build();
  private static final NodeType<Disk> SECTOR =
      NodeType.named("Sector", Disk.class)
          .id(Disk::id)
          .links("NEXT", to("Sector", Disk::host))
          .build();
  private static final NodeType<Disk> PLATTER =
      NodeType.named("Platter", Disk.class)
          .id(Disk::id)
          .links("HAS", toMany("Sector", Disk::tags))
          .madeOf("HAS", SECTOR, RowSinkTest::sectors)
          .build();
  private static final NodeType<Disk> UNDECLARED = disk("Disk").build();
  private static final LinkType<Disk> LINK =
      LinkType.between("BESIDE", to("Disk", Disk::id), to("Host", Disk::host));
  private static final LinkType<Disk> UNDECLARED_LINK =
      LinkType.between("UNHEARD", to("Disk", Disk::id), to("Host", Disk::host));

  /** Each points at the first, or at what the platter names. */
  private static List<Disk> sectors(Disk platter) {
    var first = platter.host() == null ? platter.tags().getFirst() : platter.host();
    return platter.tags().stream().map(id -> new Disk(id, first)).toList();
  }

  private record Disks() implements GlobalResource {
    @Override
    public Declaration declaration() {
      return Declaration.inModule("disks")
          .writes(DISK, USE, PART, KNOWN_BEST, PLATTER, SECTOR)
          .links(LINK);
    }

    @Override
    public void survey(Scope at, Rows rows) {}
  }

  private static final class Taken implements Outlet {
    final List<NodeRow> written = new ArrayList<>();
    final List<NodeRow> descriptions = new ArrayList<>();
    final List<LinkRow> links = new ArrayList<>();
    final List<NodeRow> repeated = new ArrayList<>();
    final Set<String> charted = new TreeSet<>();
    boolean tags;

    @Override
    public void write(NodeRow row) {
      written.add(row);
    }

    @Override
    public void writeOnce(NodeRow row) {
      written.add(row);
    }

    @Override
    public void keep(NodeRow row) {
      descriptions.add(row);
    }

    @Override
    public void keep(LinkRow row) {
      links.add(row);
    }

    @Override
    public void repeatAtTheEnd(NodeRow row) {
      repeated.add(row);
    }

    @Override
    public Set<String> seen(NodeType<?> type, Place place, Collection<String> ids) {
      var known = new TreeSet<>(ids);
      known.retainAll(charted);
      return known;
    }

    @Override
    public String version() {
      return "1.2";
    }

    @Override
    public boolean takesTags() {
      return tags;
    }
  }

  private final Taken taken = new Taken();
  private final List<String> withoutId = new ArrayList<>();
  private final RowSink rows = new RowSink(taken, new Disks(), PLACE, withoutId::add);

  @Test
  void aNodeIsWrittenAndItsLinksWaitBothReportedByTheScope() {
    rows.add(DISK, new Disk("disk-1", "host-1"));
    assertThat(taken.written)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.id()).isEqualTo("disk-1");
              assertThat(row.accountId()).isEqualTo("111122223333");
              assertThat(row.reporter()).isEqualTo(Reporter.of("111122223333", "eu-west-1"));
            });
    assertThat(taken.links)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.type().pattern()).isEqualTo("(:Disk)-[:ON]->(:Host)");
              assertThat(row.reporter()).isEqualTo(Reporter.of("111122223333", "eu-west-1"));
            });
    assertThat(rows.nodes()).isEqualTo(1);
    assertThat(rows.links()).isEqualTo(1);
  }

  @Test
  void aTypeThatTheResourceDoesNotDeclareIsRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> rows.add(UNDECLARED, new Disk("disk-1", "host-1")))
        .withMessage("Disks adds rows of Disk, which it does not declare like that");
    assertThatIllegalStateException()
        .isThrownBy(() -> rows.link(UNDECLARED_LINK, new Disk("disk-1", "host-1")))
        .withMessageContaining("(:Disk)-[:UNHEARD]->(:Host)");
    assertThatNothingWasTaken();
  }

  @Test
  void aDeclaredLinkOfItsOwnIsKept() {
    rows.link(LINK, new Disk("disk-1", "host-1"));
    assertThat(taken.links)
        .extracting(LinkRow::nearKey, LinkRow::farKey)
        .containsExactly(tuple("disk-1", "host-1"));
    assertThat(rows.nodes()).isZero();
    assertThat(rows.links()).isEqualTo(1);
  }

  @Test
  void partsOfAWholeComeOnlyInsideOne() {
    assertThatIllegalStateException()
        .isThrownBy(() -> rows.add(PART, new Disk("part-1", null)))
        .withMessageContaining("Part");
    assertThatNothingWasTaken();
  }

  @Test
  void insideAWholeThereIsNothingElse() {
    assertThatIllegalStateException()
        .isThrownBy(() -> rows.whole("w", parts -> parts.add(DISK, new Disk("disk-1", null))))
        .withMessageContaining("Disk");
    assertThatIllegalStateException()
        .isThrownBy(() -> rows.whole("w", parts -> parts.link(LINK, new Disk("disk-1", "host-1"))))
        .withMessageContaining("BESIDE");
    assertThatNothingWasTaken();
    assertThat(rows.wholes()).isEmpty();
  }

  @Test
  void aWholeReportsItsPartsAndTheirLinks() {
    rows.whole("tree", parts -> parts.add(PART, new Disk("part-1", "host-1")));
    var tree = Reporter.whole("tree");
    assertThat(taken.written).extracting(NodeRow::reporter).containsExactly(tree);
    assertThat(taken.links).extracting(LinkRow::reporter).containsExactly(tree);
    assertThat(rows.wholes()).containsExactly(tree.mark());
  }

  @Test
  void aWholeThatWasNotReadToItsEndIsNone() {
    assertThatThrownBy(
            () ->
                rows.whole(
                    "tree",
                    parts -> {
                      parts.add(PART, new Disk("part-1", null));
                      throw new UnsupportedOperationException("half way");
                    }))
        .hasMessage("half way");
    assertThat(rows.wholes()).isEmpty();
  }

  @Test
  void anItemWithoutAnIdCostsThatItem() {
    rows.add(DISK, new Disk("disk-1", "host-1"));
    rows.add(DISK, new Disk(null, "host-2"));
    rows.add(DISK, new Disk("", "host-3"));
    rows.add(DISK, new Disk("disk-4", "host-4"));
    assertThat(withoutId).containsExactly("Disk", "Disk");
    assertThat(taken.written).extracting(NodeRow::id).containsExactly("disk-1", "disk-4");
    assertThat(taken.links).extracting(LinkRow::farKey).containsExactly("host-1", "host-4");
    assertThat(rows.nodes()).isEqualTo(2);
    assertThat(rows.links()).isEqualTo(2);
  }

  @Test
  void aPartWithoutAnIdCostsThatPart() {
    rows.whole(
        "tree",
        parts -> {
          parts.add(PART, new Disk(null, null));
          parts.add(PART, new Disk("part-2", null));
        });
    assertThat(withoutId).containsExactly("Part");
    assertThat(taken.written).extracting(NodeRow::id).containsExactly("part-2");
    assertThat(rows.wholes()).containsExactly(Reporter.whole("tree").mark());
  }

  @Test
  void whatOnlyDescribesNodesWaitsForThem() {
    rows.add(USE, new Disk("disk-1", null));
    assertThat(taken.descriptions).extracting(NodeRow::id).containsExactly("disk-1");
    assertThat(taken.written).isEmpty();
    assertThat(rows.nodes()).isEqualTo(1);
  }

  @Test
  void whatHasTheLastWordIsWrittenAtOnceAndAtTheEnd() {
    rows.add(KNOWN_BEST, new Disk("disk-1", null));
    rows.add(DISK, new Disk("disk-2", null));
    assertThat(taken.written).extracting(NodeRow::id).containsExactly("disk-1", "disk-2");
    assertThat(taken.repeated).extracting(NodeRow::id).containsExactly("disk-1");
  }

  @Test
  void tagsAreLeftOutWhereNobodyAskedForThem() {
    rows.add(DISK, new Disk("disk-1", null, List.of("env", "team")));
    assertThat(taken.written).extracting(NodeRow::id).containsExactly("disk-1");
    assertThat(taken.links).isEmpty();
    assertThat(rows.links()).isZero();
  }

  @Test
  void tagsThatWereAskedForAreNodesWithALinkEach() {
    taken.tags = true;
    rows.add(DISK, new Disk("disk-1", null, List.of("env", "team")));
    assertThat(taken.written).extracting(NodeRow::id).containsExactly("disk-1", "env:1", "team:1");
    assertThat(taken.links).extracting(LinkRow::farKey).containsExactly("env:1", "team:1");
    // Tags are no rows of the resource.
    assertThat(rows.nodes()).isEqualTo(1);
    assertThat(rows.links()).isEqualTo(2);
  }

  @Test
  void partsComeWithWhatIsMadeOfThemWhichSaysHowMuchThatIs() {
    rows.add(PLATTER, new Disk("platter", null, List.of("a", "b", "c")));
    assertThat(taken.written).extracting(NodeRow::id).containsExactly("platter", "a", "b", "c");
    assertThat(taken.written.getFirst().properties())
        .containsEntry("update_tag", List.of("1.2", "3", "3", "0 NEXT 0", "1 NEXT 0", "2 NEXT 0"));
    assertThat(taken.links)
        .extracting(row -> row.type().type())
        .containsExactly("NEXT", "NEXT", "NEXT", "HAS", "HAS", "HAS");
  }

  @Test
  void aLinkFromAPartToWhatIsNoPartIsSaidSoThatItIsNeverFound() {
    rows.add(PLATTER, new Disk("platter", "elsewhere", List.of("a")));
    assertThat(taken.written.getFirst().properties())
        .containsEntry("update_tag", List.of("1.2", "1", "1", "0 NEXT ?"));
  }

  @Test
  void whatIsKnownCountsThoughItIsNotAdded() {
    taken.charted.add("platter");
    assertThat(rows.seen(PLATTER, List.of("platter", "other"))).containsExactly("platter");
    assertThat(rows.nodes()).isEqualTo(1);
    assertThat(taken.written).isEmpty();
  }

  @Test
  void whatMayChangeCannotBeKnown() {
    assertThatIllegalStateException()
        .isThrownBy(() -> rows.seen(DISK, List.of("disk-1")))
        .withMessageContaining("Disk");
  }

  private void assertThatNothingWasTaken() {
    assertThat(taken.written).isEmpty();
    assertThat(taken.descriptions).isEmpty();
    assertThat(taken.links).isEmpty();
    assertThat(rows.nodes()).isZero();
    assertThat(rows.links()).isZero();
  }
}
