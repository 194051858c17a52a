package dev.alidade.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SideBySideTest {

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  @Test
  void resultsAreInTheOrderOfTheItems() {
    assertThat(SideBySide.each(numbers(100), 7, number -> number * 2))
        .containsExactlyElementsOf(numbers(100).stream().map(number -> number * 2).toList());
  }

  @Test
  void ofNothingThereIsNothing() {
    assertThat(SideBySide.each(List.of(), 1, item -> item)).isEmpty();
  }

  @Test
  void noMoreAreRunAtATimeThanThereIsRoomFor() {
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    SideBySide.each(
        numbers(200),
        5,
        number -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          Thread.yield();
          return running.decrementAndGet();
        });
    assertThat(most.get()).isBetween(1, 5);
  }

  @Test
  void theFirstFailureIsThrownWhenAllHaveRun() {
    var run = new AtomicInteger();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                SideBySide.each(
                    numbers(20),
                    1,
                    number -> {
                      run.incrementAndGet();
                      if (number >= 3) {
                        throw new IllegalArgumentException("number " + number);
                      }
                      return number;
                    }))
        .withMessage("number 3");
    assertThat(run).hasValue(20);
  }

  @Test
  void whoIsInterruptedInterruptsTheTasksAndLeavesNoneRunning() throws Exception {
    var begun = new CountDownLatch(1);
    var taskInterrupted = new CompletableFuture<Boolean>();
    var thrown = new CompletableFuture<RuntimeException>();
    var waiting =
        Thread.ofVirtual()
            .start(
                () -> {
                  try (var tasks = new SideBySide(1)) {
                    tasks.run(
                        () -> {
                          begun.countDown();
                          try {
                            Thread.sleep(60_000);
                            taskInterrupted.complete(false);
                          } catch (InterruptedException e) {
                            taskInterrupted.complete(true);
                          }
                        });
                  } catch (RuntimeException e) {
                    thrown.complete(e);
                  }
                });
    begun.await();
    waiting.interrupt();
    assertThat(thrown.get()).isInstanceOf(SurveyInterruptedException.class);
    assertThat(taskInterrupted).isCompletedWithValue(true);
  }

  @Test
  void whoWaitsForRoomCanBeInterrupted() throws Exception {
    var goOn = new CountDownLatch(1);
    var thrown = new CompletableFuture<RuntimeException>();
    var giving =
        Thread.ofVirtual()
            .start(
                () -> {
                  var tasks = new SideBySide(1);
                  tasks.run(
                      () -> {
                        try {
                          goOn.await();
                        } catch (InterruptedException e) {
                          Thread.currentThread().interrupt();
                        }
                      });
                  try {
                    tasks.run(() -> {});
                  } catch (RuntimeException e) {
                    thrown.complete(e);
                  }
                });
    while (giving.getState() != Thread.State.WAITING) {
      Thread.sleep(5);
    }
    giving.interrupt();
    assertThat(thrown.get()).isInstanceOf(SurveyInterruptedException.class);
    goOn.countDown();
    assertThatExceptionOfType(SurveyInterruptedException.class)
        .isThrownBy(
            () -> {
              throw thrown.join();
            });
  }
}
