package dev.alidade.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes a history that fails as short as it can be while it still fails. */
final class Shrinking {

  /** Threads take turns as they like: what fails, mostly fails in one of these. */
  private static final int ATTEMPTS = 2;

  /** Ours: some hundred attempts; what is found by then is told. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** What is left out first makes most of a difference. */
  private static final List<Function<History, Stream<History>>> PASSES =
      List.of(
          Shrinking::withoutSteps,
          Shrinking::withoutMishaps,
          Shrinking::withoutChanges,
          Shrinking::withoutThings,
          Shrinking::withoutChangesOfThings,
          Shrinking::withoutSelections);

  private final Trial trial;

  Shrinking(Trial trial) {
    this.trial = trial;
  }

  /** The complaints about a history by itself, from an empty database on; none where it passes. */
  List<String> complaints(History history) {
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      trial.begin(history.start());
      var complaints = trial.complaints(history);
      if (!complaints.isEmpty()) {
        return complaints;
      }
    }
    return List.of();
  }

  /** The shortest history that is found in time by leaving out one thing after the other. */
  History shrunk(History failing) {
    var until = System.nanoTime() + PATIENCE.toNanos();
    var shortest = failing;
    for (var before = new ArrayList<History>(); !before.contains(shortest); ) {
      before.add(shortest);
      for (var pass : PASSES) {
        shortest = shrunk(shortest, pass, until);
      }
    }
    return shortest;
  }

  private History shrunk(History failing, Function<History, Stream<History>> pass, long until) {
    var shortest = failing;
    for (var shorter = true; shorter; ) {
      shorter = false;
      for (var candidate : pass.apply(shortest).toList()) {
        if (System.nanoTime() < until
            && !candidate.equals(shortest)
            && !complaints(candidate).isEmpty()) {
          shortest = candidate;
          shorter = true;
          break;
        }
      }
    }
    return shortest;
  }

  private static Stream<History> withoutSteps(History history) {
    return IntStream.range(0, history.steps().size())
        .mapToObj(
            i -> {
              var steps = new ArrayList<>(history.steps());
              steps.remove(i);
              return new History(history.start(), steps, history.end());
            });
  }

  /** A moment becomes as the one before it. */
  private static Stream<History> withoutChanges(History history) {
    var moments = moments(history);
    return IntStream.range(1, moments.size())
        .mapToObj(
            i -> {
              var changed = new ArrayList<>(moments);
              changed.set(i, changed.get(i - 1));
              return at(history, changed);
            });
  }

  /** A thing is never there, or Carl always has the south. */
  private static Stream<History> withoutThings(History history) {
    var moments = moments(history);
    return Stream.concat(
        Stream.of(
            at(history, moments.stream().map(moment -> new Moment(moment.ways(), true)).toList())),
        IntStream.range(0, World.THINGS.size())
            .mapToObj(
                thing ->
                    at(history, moments.stream().map(moment -> moment.with(thing, 0)).toList())));
  }

  /** A thing is always as in the beginning, or as in the end. */
  private static Stream<History> withoutChangesOfThings(History history) {
    var moments = moments(history);
    return IntStream.range(0, World.THINGS.size())
        .boxed()
        .flatMap(
            thing ->
                Stream.of(history.start(), history.end())
                    .map(
                        as ->
                            at(
                                history,
                                moments.stream()
                                    .map(moment -> moment.with(thing, as.ways().get(thing)))
                                    .toList())));
  }

  private static Stream<History> withoutMishaps(History history) {
    return IntStream.range(0, history.steps().size())
        .boxed()
        .flatMap(
            i ->
                IntStream.range(0, history.steps().get(i).mishaps().size())
                    .mapToObj(
                        j -> {
                          var step = history.steps().get(i);
                          var mishaps = new ArrayList<>(step.mishaps());
                          mishaps.remove(j);
                          return with(
                              history, i, new Step(step.moment(), step.selection(), mishaps));
                        }));
  }

  /** Fewer accounts, all regions, fewer modules. */
  private static Stream<History> withoutSelections(History history) {
    return IntStream.range(0, history.steps().size())
        .boxed()
        .flatMap(
            i -> {
              var step = history.steps().get(i);
              var asked = step.selection();
              return Stream.of(
                      Stream.of(new Selection(asked.profiles(), List.of(), asked.modules())),
                      without(asked.profiles())
                          .map(some -> new Selection(some, asked.regions(), asked.modules())),
                      without(asked.modules())
                          .map(some -> new Selection(asked.profiles(), asked.regions(), some)))
                  .flatMap(all -> all)
                  .map(
                      selection ->
                          with(history, i, new Step(step.moment(), selection, step.mishaps())));
            });
  }

  private static Stream<List<String>> without(List<String> all) {
    return all.size() < 2
        ? Stream.of()
        : all.stream().map(gone -> all.stream().filter(one -> !one.equals(gone)).toList());
  }

  private static History with(History history, int at, Step step) {
    var steps = new ArrayList<>(history.steps());
    steps.set(at, step);
    return new History(history.start(), steps, history.end());
  }

  private static List<Moment> moments(History history) {
    return Stream.of(
            Stream.of(history.start()),
            history.steps().stream().map(Step::moment),
            Stream.of(history.end()))
        .flatMap(all -> all)
        .toList();
  }

  private static History at(History history, List<Moment> moments) {
    var steps = new ArrayList<Step>();
    for (var i = 0; i < history.steps().size(); i++) {
      var step = history.steps().get(i);
      steps.add(new Step(moments.get(i + 1), step.selection(), step.mishaps()));
    }
    return new History(moments.getFirst(), steps, moments.getLast());
  }
}
