package dev.alidade.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.catalog.all.AwsCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens to runs, they lose nothing that is there, and one undisturbed run makes the
 * graph that a survey of an empty database makes. {@code -Dalidade.histories} says how many
 * histories, {@code -Dalidade.seed} which is the first. One that fails is told as short as it can
 * be.
 */
class HistoriesIT {

  private static final int WORKERS = 2;

  /** Ours: a third of what {@code ./mvnw verify} may take. */
  private static final Duration MOST = Duration.ofMinutes(Long.getLong("alidade.minutes", 5));

  private final Histories histories = new Histories();
  private final AtomicBoolean failed = new AtomicBoolean();
  private final AtomicLong played = new AtomicLong();
  private final long begun = System.nanoTime();

  @Test
  void noRunLosesWhatIsThereAndAnUndisturbedOneMendsAll(@TempDir Path home)
      throws IOException, InterruptedException, ExecutionException {
    var first = Long.getLong("alidade.seed", 1);
    var count = Integer.getInteger("alidade.histories", 300);
    writeProfiles(home);
    var catalogue = AwsCatalogue.create();
    var keeping = new Keeping(catalogue);
    var moments = histories.moments();
    var surveyed = new CountDownLatch(WORKERS);
    try (var fresh = new Fresh(() -> new Stage(catalogue, home));
        var threads = Executors.newFixedThreadPool(WORKERS)) {
      var running = new ArrayList<Future<Optional<String>>>();
      for (var worker = 0; worker < WORKERS; worker++) {
        var from = first + (long) count * worker / WORKERS;
        var to = first + (long) count * (worker + 1) / WORKERS;
        var its =
            moments.subList(
                moments.size() * worker / WORKERS, moments.size() * (worker + 1) / WORKERS);
        running.add(
            threads.submit(
                () -> {
                  try (var stage = new Stage(catalogue, home)) {
                    try {
                      fresh.survey(its, stage);
                    } finally {
                      surveyed.countDown();
                    }
                    surveyed.await();
                    return failure(new Trial(stage, keeping, fresh), from, to);
                  }
                }));
      }
      var stories = new ArrayList<String>();
      for (var one : running) {
        one.get().ifPresent(stories::add);
      }
      System.out.printf("%d of %d histories played%n", played.get(), count);
      assertThat(String.join("\n", stories)).isEmpty();
      assertThat(played.get()).isPositive();
    }
  }

  /** A slow machine plays fewer histories, and says how many, rather than hold CI up. */
  private boolean timeIsLeft() {
    return System.nanoTime() - begun < MOST.toNanos();
  }

  private Optional<String> failure(Trial trial, long from, long to) {
    trial.begin(histories.start(from));
    for (var seed = from; seed < to && !failed.get() && timeIsLeft(); seed++) {
      played.incrementAndGet();
      var history = histories.of(seed);
      var complaints = trial.complaints(history);
      if (!complaints.isEmpty()) {
        failed.set(true);
        return Optional.of(story(new Shrinking(trial), seed, history, complaints));
      }
    }
    return Optional.empty();
  }

  private static String story(
      Shrinking shrinking, long seed, History history, List<String> complaints) {
    if (shrinking.complaints(history).isEmpty()) {
      return "Seed %d, which passes by itself.%n%s%s%n"
          .formatted(seed, history.story(), String.join("\n", complaints));
    }
    var shortest = shrinking.shrunk(history);
    return "Seed %d.%n%s%s%n"
        .formatted(seed, shortest.story(), String.join("\n", shrinking.complaints(shortest)));
  }

  private static void writeProfiles(Path home) throws IOException {
    var config = new StringBuilder();
    World.ACCOUNTS.forEach(
        (profile, account) ->
            config.append(
                """
                [profile %s]
                region = %s
                aws_access_key_id = AKIA%s
                aws_secret_access_key = secret
                """
                    .formatted(profile, World.WEST, account)));
    Files.createDirectories(home.resolve(".aws"));
    Files.writeString(home.resolve(".aws/config"), config);
  }
}
