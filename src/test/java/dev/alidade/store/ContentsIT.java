package dev.alidade.store;

import static dev.alidade.graph.Target.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.embedded.Neo4jVersion;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a run need not look for, on real servers. */
@ParameterizedClass
@EnumSource(Neo4jVersion.class)
class ContentsIT {

  private static final NodeType<String> DISK =
      NodeType.named("AWSDisk", String.class)
          .formerly("Disk")
          .id(s -> s)
          .ownedByAccount()
          .links("ON", to("AWSHost", (String s) -> s))
          .links("BESIDE", to("Disk", (String s) -> s))
          .build();
  private static final LinkType<?> ON = DISK.links().get(0);
  private static final LinkType<?> BESIDE = DISK.links().get(1);

  @Parameter private Neo4jVersion version = Neo4jVersion.NEO4J_5_26;

  private StoreDatabase database;

  @BeforeEach
  void anEmptyDatabase() {
    database = StoreDatabase.of(version);
    database.empty();
  }

  @Test
  void whatRunsNoteOfThemselvesIsNothing() {
    assertThat(contents().blank()).isTrue();
    database.write("CREATE (:AlidadeLease {id: 'a'}), (:AlidadeRun {id: 'a'})");
    database.write("CREATE (:ModuleSyncMetadata {id: 'a'})");
    assertThat(contents().blank()).isTrue();
  }

  @Test
  void anyOtherNodeIsSomething() {
    database.write("CREATE ()");
    assertThat(contents().blank()).isFalse();
  }

  @Test
  void anEndIsThereWhereTheRunWritesItOrTheDatabaseHasIt() {
    var contents = contents();
    assertThat(contents.findable().test(BESIDE)).isTrue();
    assertThat(contents.findable().test(ON)).isFalse();
    database.write("CREATE (:AWSHost)");
    assertThat(contents.findable().test(ON)).isTrue();
  }

  @Test
  void theCountsAreThereAlreadyAndNoNodeIsRead() {
    var plans = new ArrayList<String>();
    var contents = new Contents(database.planning(plans), List.of(DISK), List.copyOf(DISK.links()));
    contents.blank();
    contents.findable();
    assertThat(plans).hasSize(2).allMatch(plan -> plan.contains("NodeCountFromCountStore"));
    assertThat(plans).noneMatch(plan -> plan.contains("Scan"));
  }

  private Contents contents() {
    return new Contents(database.transactions(), List.of(DISK), List.copyOf(DISK.links()));
  }
}
