package dev.alidade.store;

import static dev.alidade.graph.Target.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.graph.LinkRow;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeRow;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Reporter;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SpoolTest {

  private static final LinkType<String> LINK =
      LinkType.between("KNOWS", to("A", (String s) -> s), to("B", (String s) -> s));
  private static final NodeType<String> DESCRIPTION =
      NodeType.facetOf("A", String.class).id(s -> s).build();

  @Test
  void everythingThatGoesInComesOutInOrderHoweverManyRowsThereAre() {
    var random = new Random(7);
    for (var size : List.of(0, 1, 1_999, 2_000, 2_001, 7_000)) {
      try (var spool = new Spool(new SpoolFormat(List.of(LINK), List.of(DESCRIPTION)))) {
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
