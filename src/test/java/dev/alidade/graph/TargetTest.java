package dev.alidade.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TargetTest {

  private static final Place PLACE = new Place("aws", "111122223333", "eu-west-1");

  private record Task(String id, @Nullable String service, @Nullable String cluster) {}

  private static List<Object> ends(Target<Task> target, Task task) {
    var type = NodeType.named("Task", Task.class).id(Task::id).links("RUNS_IN", target).build();
    var ends = new ArrayList<Object>();
    type.linkRows(task, PLACE, row -> ends.add(row.farKey()));
    return ends;
  }

  @Test
  void oneKeyIsComparedByItself() {
    assertThat(ends(Target.to("Service", Task::service), new Task("t", "web", "c")))
        .containsExactly("web");
  }

  @Test
  void twoKeysAreComparedTogether() {
    var target = Target.to("Service", Task::service).by("name").and("cluster", Task::cluster);
    assertThat(ends(target, new Task("t", "web", "c"))).containsExactly(List.of("web", "c"));
  }

  @Test
  void whereOneOfTheKeysIsMissingThereIsNoLink() {
    var target = Target.to("Service", Task::service).by("name").and("cluster", Task::cluster);
    assertThat(ends(target, new Task("t", "web", null))).isEmpty();
    assertThat(ends(target, new Task("t", null, "c"))).isEmpty();
  }

  @Test
  void withinARegionTheRegionIsAKey() {
    var target = Target.to("Service", Task::service).byShared("name").withinRegion();
    assertThat(target.within()).isEqualTo(Target.Within.ACCOUNT);
    assertThat(target.alsoKeys()).containsExactly("region");
    assertThat(ends(target, new Task("t", "web", "c")))
        .containsExactly(List.of("web", "eu-west-1"));
  }

  @Test
  void aLinkOfANodeMayHavePropertiesFromEitherEnd() {
    var type =
        NodeType.named("Task", Task.class)
            .id(Task::id)
            .links("TO", Target.to("A", Task::service), link -> link.with("port", Task::cluster))
            .linkedFrom(
                "FROM", Target.to("A", Task::service), link -> link.with("port", Task::cluster))
            .build();
    var rows = new ArrayList<LinkRow>();
    type.linkRows(new Task("t", "web", "443"), PLACE, rows::add);
    assertThat(rows).hasSize(2);
    assertThat(rows).allSatisfy(row -> assertThat(row.properties()).containsEntry("port", "443"));
    assertThat(rows.stream().map(row -> row.type().outgoing())).containsExactly(true, false);
  }
}
