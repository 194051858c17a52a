package dev.alidade.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Lets histories happen on a stage and says what they should not have done. */
final class Trial {

  private final Stage stage;
  private final Keeping keeping;
  private final Function<Moment, Chart> fresh;

  /**
   * A trial.
   *
   * @param fresh what a survey of a moment gives in an empty database
   */
  Trial(Stage stage, Keeping keeping, Function<Moment, Chart> fresh) {
    this.stage = stage;
    this.keeping = keeping;
    this.fresh = fresh;
  }

  /** What surveys in an empty database give, each found out once. */
  static Function<Moment, Chart> surveyedOn(Stage stage) {
    Map<Moment, Chart> known = new ConcurrentHashMap<>();
    return moment ->
        known.computeIfAbsent(
            moment,
            unknown -> {
              synchronized (stage) {
                stage.empty();
                stage.run(Step.undisturbed(unknown));
                return stage.chart();
              }
            });
  }

  /** Makes the graph show a moment, whatever was there. */
  void begin(Moment moment) {
    stage.empty();
    stage.run(Step.undisturbed(moment));
  }

  /** Goes through a history that begins with what the graph shows; returns what went wrong. */
  List<String> complaints(History history) {
    var before = history.start();
    var graph = stage.chart();
    for (var step : history.steps()) {
      stage.run(step);
      var left = stage.chart();
      var lost = keeping.lost(graph, fresh.apply(before), fresh.apply(step.moment()), left);
      if (!lost.isEmpty()) {
        var lines = new ArrayList<String>();
        lines.add("After run " + (1 + history.steps().indexOf(step)) + ":");
        lines.addAll(lost);
        return lines;
      }
      before = step.moment();
      graph = left;
    }
    stage.run(Step.undisturbed(history.end()));
    var differences = fresh.apply(history.end()).differences(stage.chart());
    if (differences.isEmpty()) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    lines.add("After the undisturbed run, other than a survey of an empty database:");
    lines.addAll(differences);
    return lines;
  }
}
