package dev.alidade.store;

import static dev.alidade.graph.Target.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeType;
import org.junit.jupiter.api.Test;

class LinkPatternTest {

  private static final NodeType<String> DISK =
      NodeType.named("Disk", String.class)
          .id(id -> id)
          .links("ATTACHED_TO", to("Host", id -> id))
          .linkedFrom("MADE_FROM", to("Snapshot", id -> id))
          .links("COPY_OF", to("Disk", id -> id))
          .build();

  @Test
  void aLinkThatStartsAtTheDeclaringEnd() {
    var pattern = LinkPattern.of(DISK.links().get(0));
    assertThat(pattern).isEqualTo(new LinkPattern("Disk", "ATTACHED_TO", "Host", "Disk"));
    assertThat(pattern.far()).isEqualTo("Host");
  }

  @Test
  void aLinkThatEndsAtTheDeclaringEnd() {
    var pattern = LinkPattern.of(DISK.links().get(1));
    assertThat(pattern).isEqualTo(new LinkPattern("Snapshot", "MADE_FROM", "Disk", "Disk"));
    assertThat(pattern.far()).isEqualTo("Snapshot");
  }

  @Test
  void aLinkBetweenTwoOfOneLabel() {
    var pattern = LinkPattern.of(DISK.links().get(2));
    assertThat(pattern).isEqualTo(new LinkPattern("Disk", "COPY_OF", "Disk", "Disk"));
    assertThat(pattern.far()).isEqualTo("Disk");
  }

  @Test
  void aLinkOfNeitherEndBelongsToTheFirst() {
    var link = LinkType.<String>between("HAS", to("Finding", id -> id), to("Package", id -> id));
    assertThat(LinkPattern.of(link))
        .isEqualTo(new LinkPattern("Finding", "HAS", "Package", "Finding"));
  }

  @Test
  void cypherMatchesItInTheRelationshipsDirection() {
    assertThat(LinkPattern.of(DISK.links().get(1)).cypher("a", "r", "b"))
        .isEqualTo("(a:`Snapshot`)-[r:`MADE_FROM`]->(b:`Disk`)");
    assertThat(new LinkPattern("A", "T", "B", "A").cypher("", "r", ""))
        .isEqualTo("(:`A`)-[r:`T`]->(:`B`)");
  }

  @Test
  void namesThatCypherWouldReadOtherwiseAreQuoted() {
    assertThat(new LinkPattern("A", "T`) DELETE", "B C", "A").cypher("a", "r", "b"))
        .isEqualTo("(a:`A`)-[r:`T``) DELETE`]->(b:`B C`)");
  }
}
