package dev.alidade.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchesTest {

  private final Batches<Integer, String> batches = new Batches<>();

  @Test
  void manySmallBatchesTogetherAreNoMoreThanHalfAsManyAgainAsOneFullOne() {
    var waiting = 0;
    var most = 0;
    for (var i = 0; i < 1_000_000; i++) {
      waiting += 1 + 9;
      // One kind has three times as many rows as each of the others.
      waiting -= 10 * batches.add(i % 3 == 0 ? 0 : i % 500, "row " + i, wide(9)).size();
      most = Math.max(most, waiting);
    }
    assertThat(most).isLessThanOrEqualTo((int) (Batches.MOST_BATCHES * Batches.MOST_CELLS));
  }

  @Test
  void theLargestIsWrittenWhenAllTogetherAreTooMuch() {
    for (var i = 0; i < 3_000; i++) {
      batches.add(0, "large " + i, wide(9));
    }
    var written = List.<String>of();
    for (var i = 0; written.isEmpty(); i++) {
      written = batches.add(1 + i % 100, "small " + i, wide(9));
    }
    assertThat(written).hasSize(3_000).allMatch(row -> row.startsWith("large"));
  }

  @Test
  void textCountsAsWell() {
    var text = Map.<String, @Nullable Object>of("text", "x".repeat(400_000));
    var written = new ArrayList<String>();
    for (var i = 0; i < 21; i++) {
      written.addAll(batches.add(i % 7, "row " + i, text));
    }
    assertThat(written).hasSize(6);
  }

  @Test
  void whatIsLeftGoesInAsFewTransactionsAsHoldIt() {
    for (var i = 0; i < 9_000; i++) {
      batches.add(i % 300, "row " + i, Map.of());
    }
    assertThat(batches.close()).extracting(List::size).containsExactly(4_980, 4_020);
    assertThat(batches.close()).isEmpty();
  }

  private static Map<String, @Nullable Object> wide(int properties) {
    var wide = new HashMap<String, @Nullable Object>();
    for (var i = 0; i < properties; i++) {
      wide.put("p" + i, i);
    }
    return wide;
  }
}
