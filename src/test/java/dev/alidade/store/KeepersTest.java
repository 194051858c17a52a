package dev.alidade.store;

import static dev.alidade.graph.Target.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.graph.NodeType;
import dev.alidade.graph.NodeTypeBuilder;
import dev.alidade.graph.Ownership.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeepersTest {

  private static final NodeType<String> OWNED = type("Owned").ownedByAccount().build();
  private static final NodeType<String> NAMED = type("Named").ownedBy(id -> id).build();
  private static final NodeType<String> LINKED = type("Linked").keptWhileLinked("TAGGED").build();
  private static final NodeType<String> REACHED =
      type("Reached")
          .keptBy("Owned", new Step("POLICY", "Linked"), new Step("SAYS", "Reached"))
          .build();
  private static final NodeType<String> PART =
      type("Part")
          .shared()
          .partOf("Whole", new Step("HAS", "Root"), new Step("HAS", "Unit"), new Step("OF", "Part"))
          .build();
  private static final NodeType<String> NOBODYS = type("Nobodys").build();

  private static NodeTypeBuilder<String> type(String label) {
    return NodeType.named(label, String.class).id(id -> id);
  }

  @Test
  void anOwnerKeepsWhatItOwns() {
    var keepers = new Keepers(List.of(OWNED, NAMED));
    assertThat(keepers.keep("Owned", "n")).isEqualTo("(EXISTS { (n)<-[keeper:`RESOURCE`]-() })");
    assertThat(keepers.keep("Named", "n")).isEqualTo("(EXISTS { (n)<-[keeper:`RESOURCE`]-() })");
  }

  @Test
  void theLastStepOfAPathKeepsWhatItLeadsTo() {
    var keepers = new Keepers(List.of(REACHED, PART, LINKED));
    assertThat(keepers.keep("Reached", "n")).isEqualTo("(EXISTS { (n)<-[keeper:`SAYS`]-() })");
    assertThat(keepers.keep("Part", "n")).isEqualTo("(EXISTS { (n)<-[keeper:`OF`]-() })");
    assertThat(keepers.keep("Linked", "n")).isEqualTo("(EXISTS { (n)<-[keeper:`TAGGED`]-() })");
  }

  @Test
  void oneOfAllThatAreDeclaredForALabelIsEnough() {
    var alsoOwned = type("Linked").ownedByAccount().build();
    var sharing =
        type("Linked").links("SHARED_WITH", to("A", id -> id)).alsoKeptWhile("SHARED_WITH").build();
    assertThat(new Keepers(List.of(LINKED, alsoOwned, sharing, alsoOwned)).keep("Linked", "n"))
        .isEqualTo(
            "(EXISTS { (n)<-[keeper:`RESOURCE`]-() } OR EXISTS { (n)-[keeper:`SHARED_WITH`]->() }"
                + " OR EXISTS { (n)<-[keeper:`TAGGED`]-() })");
  }

  @Test
  void whatNobodyKeepsNeverGoes() {
    var keepers = new Keepers(List.of(NOBODYS));
    assertThat(keepers.keep("Nobodys", "n")).isEqualTo("true");
    assertThat(keepers.keep("Unheard", "n")).isEqualTo("true");
  }

  @Test
  void whatHangsOnALongPathComesAfterWhatItHangsOn() {
    assertThat(
            new Keepers(List.of(PART, REACHED, OWNED, NAMED, NOBODYS)).writtenBeforeTheirKeeper())
        .containsExactly("Named", "Reached", "Part");
  }

  @Test
  void theLongestPathOfALabelCounts() {
    var near = type("Reached").keptWhileLinked("SAYS").build();
    assertThat(new Keepers(List.of(near, REACHED, LINKED)).writtenBeforeTheirKeeper())
        .containsExactly("Linked", "Reached");
  }
}
