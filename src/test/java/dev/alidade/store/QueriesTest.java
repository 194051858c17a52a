package dev.alidade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Work is cut until it fits. */
class QueriesTest {

  private static final List<Map<String, Integer>> HUNDRED =
      IntStream.range(0, 100).mapToObj(i -> Map.of("i", i)).toList();

  private final List<Object> written = new ArrayList<>();

  /** A database that takes some rows, or that limit, at a time. */
  private final class Small implements Queries {
    private final int most;
    private int left;

    Small(int most, int left) {
      this.most = most;
      this.left = left;
    }

    @Override
    public List<Map<String, Object>> read(String cypher, Map<String, Object> parameters) {
      return List.of();
    }

    @Override
    public Changes write(String cypher, Map<String, Object> parameters) {
      var size =
          parameters.get("rows") instanceof List<?> rows
              ? rows.size()
              : ((Number) parameters.get("limit")).intValue();
      if (size > most) {
        throw new StoreException(StoreException.Kind.TOO_LARGE, "too large");
      }
      if (parameters.get("rows") instanceof List<?> rows) {
        written.addAll(rows);
        return new Changes(size, 0, 0, 0);
      }
      written.add(size);
      var gone = Math.min(left, size);
      left -= gone;
      return new Changes(0, gone, 0, 0);
    }
  }

  @Test
  void rowsAreHalvedUntilTheyFitAndKeepTheirOrder() {
    assertThat(new Small(30, 0).writeRows("", HUNDRED, Map.of()))
        .isEqualTo(new Changes(100, 0, 0, 0));
    assertThat(written).isEqualTo(HUNDRED);
  }

  @Test
  void aRowThatDoesNotFitAloneIsAFailure() {
    assertThatThrownBy(() -> new Small(0, 0).writeRows("", HUNDRED, Map.of()))
        .isInstanceOf(StoreException.class);
  }

  @Test
  void theLimitIsHalvedUntilItFits() {
    assertThat(new Small(3_000, 6_000).untilNothingIsLeft("", Map.of()))
        .isEqualTo(new Changes(0, 6_000, 0, 0));
    assertThat(written).containsExactly(2_500, 2_500, 2_500, 2_500);
  }

  @Test
  void aLimitOfOneThatDoesNotFitIsAFailure() {
    assertThatThrownBy(() -> new Small(0, 1).untilNothingIsLeft("", Map.of()))
        .isInstanceOf(StoreException.class);
  }
}
