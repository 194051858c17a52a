package dev.alidade.store;

import static dev.alidade.graph.Target.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.graph.LinkRow;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeRow;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Reporter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

  @TempDir private Path directory;

  private static final LinkType<String> LINK =
      LinkType.between("KNOWS", to("A", (String s) -> s), to("B", (String s) -> s));
  private static final NodeType<String> DESCRIPTION =
      NodeType.facetOf("A", String.class).id(s -> s).build();

  @Test
  void everythingThatGoesInComesOutInOrderHoweverManyRowsThereAre() {
    var random = new Random(7);
    for (var size : List.of(0, 1, 1_999, 2_000, 2_001, 7_000)) {
      try (var spool = spool(new SpoolRoom(SpoolRoom.ROWS, directory))) {
        var rows = new ArrayList<Object>();
        for (var i = 0; i < size; i++) {
          if (random.nextInt(5) == 0) {
            var row =
                new NodeRow(
                    DESCRIPTION, "1", Reporter.of("1", "r"), "n" + i, values(random), List.of());
            rows.add(row);
            spool.add(row);
          } else {
            var row =
                new LinkRow(LINK, "2", Reporter.whole("w" + i), "a" + i, (long) i, values(random));
            rows.add(row);
            spool.add(row);
          }
        }
        assertThat(spool.size()).isEqualTo((long) size);
        var back = new ArrayList<Object>();
        spool.drain(back::add, back::add);
        assertThat(back).isEqualTo(rows);
        assertThat(spool.size()).isZero();
      }
    }
  }

  @Test
  void spoolsTogetherKeepNoMoreInMemoryThanThereIsRoomFor() {
    var room = new SpoolRoom(3, directory);
    try (var first = spool(room);
        var second = spool(room)) {
      for (var i = 0; i < 2; i++) {
        first.add(link("first-" + i));
        second.add(link("second-" + i));
      }
      assertThat(room.take()).isFalse();
      assertThat(drained(first)).containsExactly("first-0", "first-1");
      second.add(link("second-2"));
      // What is in the file came before.
      assertThat(drained(second)).containsExactly("second-0", "second-1", "second-2");
    }
    for (var i = 0; i < 3; i++) {
      assertThat(room.take()).isTrue();
    }
    assertThat(room.take()).isFalse();
  }

  @Test
  void whereNoFileCanBeMadeTheMessageNamesTheDirectoryAndTheOption() {
    var missing = directory.resolve("missing");
    try (var spool = spool(new SpoolRoom(2, missing))) {
      spool.add(link("first"));
      spool.add(link("second"));
      assertThatThrownBy(() -> spool.add(link("third")))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage(
              "links that are too many for the memory cannot wait in "
                  + missing
                  + " (no such directory): make room there, or name another directory with"
                  + " --spool-directory");
    }
  }

  @Test
  void rowsThatFitIntoMemoryNeedNoDirectory() {
    try (var spool = spool(new SpoolRoom(2, directory.resolve("missing")))) {
      spool.add(link("first"));
      spool.add(link("second"));
      assertThat(drained(spool)).containsExactly("first", "second");
    }
  }

  @Test
  void theFileHasNoNameWhichIsWhyAProcessThatIsKilledLeavesNothingBehind() {
    try (var spool = spool(new SpoolRoom(0, directory))) {
      spool.add(link("first"));
      assertThat(directory).isEmptyDirectory();
      assertThat(drained(spool)).containsExactly("first");
    }
  }

  private static Spool spool(SpoolRoom room) {
    return new Spool(new SpoolFormat(List.of(LINK), List.of(DESCRIPTION)), room);
  }

  private static LinkRow link(String near) {
    return new LinkRow(LINK, "1", Reporter.whole("w"), near, "far", Map.of());
  }

  private static List<Object> drained(Spool spool) {
    var near = new ArrayList<Object>();
    spool.drain(link -> near.add(link.nearKey()), node -> {});
    return near;
  }

  private static LinkedHashMap<String, @Nullable Object> values(Random random) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put("null", null);
    values.put("text", "é\n\u0000" + random.nextInt());
    values.put("long", random.nextLong());
    values.put("double", random.nextDouble());
    values.put("truth", random.nextBoolean());
    values.put(
        "time", ZonedDateTime.of(2026, 1, 2, 3, 4, 5, random.nextInt(1_000), ZoneOffset.UTC));
    values.put("list", List.of("a", "b"));
    return values;
  }
}
