package dev.alidade.graph;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.alidade.graph.Ownership.Step;
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

  private static void refused(NodeTypeBuilder<?> builder, String why) {
    assertThatIllegalStateException()
        .isThrownBy(builder::build)
        .withMessageStartingWith("The node type AWSDisk has ")
        .withMessageContaining(why);
  }
}
