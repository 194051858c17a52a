package dev.alidade.store;

import static dev.alidade.graph.Target.to;
import static dev.alidade.graph.Target.toMany;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.embedded.Neo4jVersion;
import dev.alidade.graph.LinkRow;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** When the graph has something immutable in full, on real servers. */
@ParameterizedClass
@EnumSource(Neo4jVersion.class)
class KnownIT {

  private static final Place WEST = new Place("aws", "111111111111", "eu-west-1");
  private static final Place NORTH = new Place("aws", "111111111111", "eu-north-1");
  private static final Place OTHER = new Place("aws", "222222222222", "eu-west-1");
  private static final String OWNER = "this run";

  /** A layer, and those that lie on it in one image or another. */
  private record Layer(String id, List<String> next) {}

  /** An image, and the one that it was built from. */
  private record Image(String id, @Nullable String from, String... layers) {
    List<Layer> lying() {
      var all = new ArrayList<Layer>();
      for (var i = 0; i < layers.length; i++) {
        all.add(new Layer(layers[i], i + 1 < layers.length ? List.of(layers[i + 1]) : List.of()));
      }
      return all;
    }
  }

  private static final NodeType<Layer> LAYER =
      NodeType.named("AWSLayer", Layer.class)
          .id(Layer::id)
          .ownedByAccount()
          .shared()
          .links("NEXT", toMany("AWSLayer", Layer::next))
          .build();

  private static final NodeType<Image> IMAGE =
      NodeType.named("AWSImage", Image.class)
          .id(Image::id)
          .ownedByAccount()
          .shared()
          .links("HAS_LAYER", toMany("AWSLayer", image -> List.of(image.layers())))
          .linkedFrom("MOTHER_OF", to("AWSImage", Image::from))
          .madeOf("HAS_LAYER", LAYER, Image::lying)
          .build();

  private static final NodeType<Image> LAYERS_OF =
      IMAGE
          .facet(Image.class)
          .id(Image::id)
          .links("HAS_LAYER", toMany("AWSLayer", image -> List.of(image.layers())))
          .madeOf("HAS_LAYER", LAYER, Image::lying)
          .build();

  private static final Image IMAGE_1 = new Image("image-1", null, "base", "tools", "app");

  @Parameter private Neo4jVersion version = Neo4jVersion.NEO4J_5_26;

  private StoreDatabase database;

  @BeforeEach
  void twoAccountsAndNothingElse() {
    database = StoreDatabase.of(version);
    database.empty();
    database.accountsHeldBy(OWNER, WEST.accountId(), OTHER.accountId());
  }

  @Test
  void nothingIsKnownOfWhatWasNeverCharted() {
    assertThat(seen(2, WEST, "image-1")).isEmpty();
  }

  @Test
  void whatWasChartedInFullIsKnownAndStaysWithEverythingThatCameWithIt() {
    chart(1, WEST, IMAGE, IMAGE_1);

    assertThat(seen(2, WEST, "image-1", "image-2")).containsExactly("image-1");

    assertThat(older(2)).isEmpty();
  }

  @Test
  void whatWasNotSeenDoesNotStayBecauseItsLayersDo() {
    chart(1, WEST, IMAGE, IMAGE_1, new Image("image-2", null, "base", "app"));

    assertThat(seen(2, WEST, "image-1")).containsExactly("image-1");

    assertThat(older(2))
        .containsExactlyInAnyOrder(
            "image-2 HAS_LAYER base",
            "image-2 HAS_LAYER app",
            "111111111111 RESOURCE image-2",
            "base NEXT app");
  }

  @Test
  void aMotherDoesNotStayBecauseItsDaughterWasSeen() {
    chart(1, WEST, IMAGE, IMAGE_1, new Image("image-2", "image-1", "own"));

    assertThat(seen(2, WEST, "image-2")).containsExactly("image-2");

    assertThat(older(2))
        .contains("111111111111 RESOURCE image-1", "image-1 HAS_LAYER base")
        .doesNotContain("image-1 MOTHER_OF image-2");
  }

  @Test
  void whatHasNotItsLinksYetIsUnknown() {
    try (var writer = writer(1, "1")) {
      add(writer, WEST, IMAGE, IMAGE_1, new ArrayList<>());
      writer.settleAll();
    }

    assertThat(seen(2, WEST, "image-1")).isEmpty();
    assertThat(older(2)).isNotEmpty();
  }

  @Test
  void whatLacksALinkIsUnknown() {
    chart(1, WEST, IMAGE, IMAGE_1);
    database.write("MATCH (:AWSImage)-[r:HAS_LAYER]->(:AWSLayer {id: 'tools'}) DELETE r");

    assertThat(seen(2, WEST, "image-1")).isEmpty();
  }

  @Test
  void whatLacksALinkAmongItsPartsIsUnknown() {
    chart(1, WEST, IMAGE, IMAGE_1);
    database.write("MATCH (:AWSLayer {id: 'base'})-[r:NEXT]->() DELETE r");

    assertThat(seen(2, WEST, "image-1")).isEmpty();
  }

  @Test
  void aPartThatLeadsToWhatIsNoPartLeavesItUnknown() {
    chart(1, WEST, IMAGE, new Image("image-2", null, "base", "tools"));
    var image = new Image("image-1", null, "tools", "base");
    var said = new ArrayList<>(Known.of("1", IMAGE, image, WEST));
    assertThat(said).containsExactly("1", "2", "2", "1 NEXT 0");
    chart(1, WEST, IMAGE, image);
    assertThat(seen(2, WEST, "image-1")).containsExactly("image-1");

    database.write(
        "MATCH (n:AWSImage {id: 'image-1'}) SET n.update_tag = ['1', '2', '2', '1 NEXT ?']");

    assertThat(seen(2, WEST, "image-1")).isEmpty();
  }

  @Test
  void whatHasAPartThatNoLongerBelongsToTheAccountIsUnknown() {
    chart(1, WEST, IMAGE, IMAGE_1);
    database.write("MATCH ()-[r:RESOURCE]->(:AWSLayer {id: 'base'}) DELETE r");

    assertThat(seen(2, WEST, "image-1")).isEmpty();
  }

  @Test
  void whatLinksToSomethingThatIsNotThereYetIsUnknown() {
    var daughter = new Image("image-2", "image-1", "own");
    chart(1, WEST, IMAGE, daughter);

    assertThat(seen(2, WEST, "image-2")).isEmpty();

    chart(2, WEST, IMAGE, IMAGE_1, daughter);

    assertThat(seen(3, WEST, "image-1", "image-2")).containsExactlyInAnyOrder("image-1", "image-2");
  }

  @Test
  void whatAnotherVersionChartedIsUnknown() {
    try (var writer = writer(1, "2")) {
      chart(writer, WEST, IMAGE, IMAGE_1);
    }

    assertThat(seen(2, WEST, "image-1")).isEmpty();
  }

  @Test
  void whatAnotherRegionOrAccountChartedIsUnknownHere() {
    chart(1, WEST, IMAGE, IMAGE_1);

    assertThat(seen(2, NORTH, "image-1")).isEmpty();
    assertThat(seen(2, OTHER, "image-1")).isEmpty();
  }

  @Test
  void whatSeveralChartedIsKnownToEachAndStaysForEach() {
    chart(1, WEST, IMAGE, IMAGE_1);
    chart(1, OTHER, IMAGE, IMAGE_1);

    assertThat(seen(2, WEST, "image-1")).containsExactly("image-1");
    assertThat(reporters("HAS_LAYER"))
        .containsOnly(
            Set.of("alidade:aws:111111111111:eu-west-1@2", "alidade:aws:222222222222:eu-west-1@1"));

    assertThat(seen(2, OTHER, "image-1")).containsExactly("image-1");
    assertThat(reporters("NEXT"))
        .containsOnly(
            Set.of("alidade:aws:111111111111:eu-west-1@2", "alidade:aws:222222222222:eu-west-1@2"));
  }

  @Test
  void whoHasLostTheLeaseMarksNothing() {
    chart(1, WEST, IMAGE, IMAGE_1);
    database.write("MATCH (lease:AlidadeLease) SET lease.owner = 'another'");

    assertThat(seen(2, WEST, "image-1")).isEmpty();
    assertThat(older(2)).hasSize(9);
  }

  @Test
  void aFacetIsKnownByItsOwnLinksAndLeavesTheNodeToItsList() {
    database.write("CREATE (:AWSImage {id: 'image-1', lastupdated: 1})");
    chart(1, WEST, LAYERS_OF, IMAGE_1);

    assertThat(seen(2, WEST, LAYERS_OF, "image-1")).containsExactly("image-1");

    assertThat(older(2)).isEmpty();
    assertThat(database.rows("MATCH (n:AWSImage) RETURN n.lastupdated AS tag"))
        .first()
        .satisfies(row -> assertThat(row).containsEntry("tag", 1L));
  }

  private Set<String> seen(long tag, Place place, String... ids) {
    return seen(tag, place, IMAGE, ids);
  }

  private Set<String> seen(long tag, Place place, NodeType<?> type, String... ids) {
    try (var writer = writer(tag, "1")) {
      return writer.seen(type, place.accountId(), place.reporter(), List.of(ids));
    }
  }

  private void chart(long tag, Place place, NodeType<Image> type, Image... images) {
    try (var writer = writer(tag, "1")) {
      chart(writer, place, type, images);
    }
  }

  private static void chart(
      GraphWriter writer, Place place, NodeType<Image> type, Image... images) {
    var links = new ArrayList<LinkRow>();
    try (var spool = writer.spool();
        var unmatched = writer.spool()) {
      for (var image : images) {
        add(writer, place, type, image, links);
      }
      writer.settleAll();
      links.forEach(spool::add);
      writer.links(spool, unmatched);
      writer.settleAll();
    }
  }

  private static void add(
      GraphWriter writer, Place place, NodeType<Image> type, Image image, List<LinkRow> links) {
    writer.node(
        type.row(image, place)
            .with(Known.PROPERTY, Known.of(writer.version(), type, image, place)));
    image.lying().forEach(layer -> writer.node(LAYER.row(layer, place)));
    image.lying().forEach(layer -> LAYER.linkRows(layer, place, links::add));
    type.linkRows(image, place, links::add);
  }

  private GraphWriter writer(long tag, String moduleVersion) {
    return new GraphWriter(
        database.transactions(),
        new Stamp(tag, moduleVersion, OWNER),
        List.of(IMAGE, LAYERS_OF, LAYER),
        List.copyOf(
            java.util.stream.Stream.of(IMAGE, LAYERS_OF, LAYER)
                .flatMap(type -> type.links().stream())
                .toList()),
        new SpoolRoom(SpoolRoom.ROWS, Path.of(System.getProperty("java.io.tmpdir"))));
  }

  /** Links that no run of this tag or a later one has said, with their ends. */
  private List<Object> older(long tag) {
    return database
        .rows(
            """
            MATCH (a)-[r]->(b) WHERE r.lastupdated < $tag
            RETURN a.id + ' ' + type(r) + ' ' + b.id AS link""",
            "tag",
            tag)
        .stream()
        .map(row -> row.get("link"))
        .toList();
  }

  private List<Set<Object>> reporters(String type) {
    return database.rows("MATCH ()-[r:%s]->() RETURN r.update_tag AS said".formatted(type)).stream()
        .map(row -> Set.<Object>copyOf((List<?>) row.get("said")))
        .toList();
  }
}
