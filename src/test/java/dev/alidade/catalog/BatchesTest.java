package dev.alidade.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BatchesTest {

  @Test
  void theLastBatchIsWhatIsLeft() {
    assertThat(Batches.of(List.of(1, 2, 3, 4, 5), 2))
        .containsExactly(List.of(1, 2), List.of(3, 4), List.of(5));
  }

  @Test
  void ofNothingThereIsNoBatch() {
    assertThat(Batches.of(List.of(), 10)).isEmpty();
  }

  @Test
  void itemsAreReadWhenTheirBatchIsAskedFor() {
    var read = new AtomicInteger();
    Stream<Integer> items =
        IntStream.range(0, 1_000).boxed().peek(item -> read.incrementAndGet()).sequential();
    var batches = Batches.of((Iterable<Integer>) items::iterator, 10).iterator();
    batches.next();
    assertThat(read.get()).isLessThanOrEqualTo(11);
  }

  @Test
  void aBatchOfNoneMakesNoSense() {
    assertThatIllegalArgumentException().isThrownBy(() -> Batches.of(List.of(1), 0));
  }
}
