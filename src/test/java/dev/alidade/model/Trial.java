package dev.alidade.model;

import java.util.ArrayList;
import java.util.List;

/** Lets histories happen on a stage and says what they should not have done. */
final class Trial {

  private final Stage stage;
  private final Keeping keeping;
  private final Fresh fresh;

  /**
   * A trial.
   *
   * @param fresh what a survey of a moment gives in an empty database
   */
  Trial(Stage stage, Keeping keeping, Fresh fresh) {
    this.stage = stage;
    this.keeping = keeping;
    this.fresh = fresh;
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
      var lost = keeping.lost(graph, fresh.of(before), fresh.of(step.moment()), left);
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
    var differences = fresh.of(history.end()).differences(stage.chart());
    if (differences.isEmpty()) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    lines.add("After the undisturbed run, other than a survey of an empty database:");
    lines.addAll(differences);
    return lines;
  }
}
