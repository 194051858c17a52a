package dev.alidade.graph;

import static dev.alidade.graph.Target.to;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.alidade.graph.Ownership.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a node type refuses to be. */
class SenselessDefinitionsTest {

  private static NodeTypeBuilder<String> disk() {
    return NodeType.named("AWSDisk", String.class).id(id -> id);
  }

  private static NodeTypeBuilder<String> facet() {
    return disk().build().facet(String.class).id(id -> id);
  }

  @Test
  void nodesHaveAnId() {
    refused(NodeType.named("AWSDisk", String.class), "has no id");
  }

  @Test
  void aPropertyHasOneSource() {
    refused(
        disk().property("size", String::length).indexed("size", String::length),
        "two properties size");
  }

  @Test
  void theIdIsNoProperty() {
    refused(disk().property("id", id -> id), "a property id");
  }

  @Test
  void aFacetPutsNoLabelsOnNodesOfOthers() {
    refused(facet().labelledWhen("Large", id -> true), "labels that depend on the item");
  }

  @Test
  void aFacetOwnsNothing() {
    refused(facet().ownedByAccount(), "an owner");
  }

  @Test
  void theLastWordIsWithWhoeverLists() {
    refused(disk().seenInPassing().hasTheLastWord(), "the last word");
    refused(facet().hasTheLastWord(), "the last word");
    refused(disk().labelledWhen("Large", id -> true).hasTheLastWord(), "the last word");
  }

  @Test
  void whoeverListsTheWholeMaySayItsParts() {
    refused(disk().partOf("Whole", new Step("HAS", "AWSDisk")), "parts of a whole");
  }

  @Test
  void whatNeverChangesHasLinksThatShowThatItIsWhole() {
    refused(disk().immutable(), "no links");
  }

  @Test
  void whatNeverChangesHasNoTags() {
    refused(
        linked().tagged(id -> List.of(id), tag -> tag, tag -> tag).immutable(),
        "tags, which may change");
  }

  @Test
  void whatNeverChangesIsSaidByOneListAlone() {
    refused(linked().seenInPassing().immutable(), "somebody else says");
    refused(linked().hasTheLastWord().immutable(), "somebody else says");
    refused(linked().partsOfAWhole().immutable(), "somebody else says");
  }

  @Test
  void whatNeverChangesLinksToNoNames() {
    refused(
        disk().links("ON", to("Host", (String id) -> id).byShared("name")).immutable(), "names");
  }

  @Test
  void partsAreReachedByALinkOfTheWhole() {
    refused(linked().madeOf("HAS", disk().build(), List::of), "no link of its own");
  }

  @Test
  void partsLeadToPartsOnly() {
    refused(
        disk().links("HAS", to("AWSDisk", id -> id)).madeOf("HAS", linked().build(), List::of),
        "something else than other parts");
  }

  private static NodeTypeBuilder<String> linked() {
    return disk().links("ON", to("Host", id -> id));
  }

  @Test
  void whatIsTaggedByItsArnHasOne() {
    refused(disk().taggedAs("disks:disk"), "no property arn");
  }

  @Test
  void tagsHaveOneSource() {
    refused(
        disk()
            .property("arn", id -> id)
            .tagged(id -> List.of(id), tag -> tag, tag -> tag)
            .taggedAs("disks:disk"),
        "tags from its own listing and");
  }

  private static void refused(NodeTypeBuilder<?> builder, String why) {
    assertThatIllegalStateException()
        .isThrownBy(builder::build)
        .withMessageStartingWith("The node type AWSDisk has ")
        .withMessageContaining(why);
  }
}
