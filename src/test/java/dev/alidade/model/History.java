package dev.alidade.model;

import java.util.List;

/**
 * What happened.
 *
 * @param start the estate at the beginning, which the graph shows
 * @param steps the runs since then
 * @param end the estate of the undisturbed run at the end
 */
record History(Moment start, List<Step> steps, Moment end) {

  History {
    steps = List.copyOf(steps);
  }

  /** As a person reads it. */
  String story() {
    var story = new StringBuilder("In the beginning there is, and the graph shows,\n");
    start.words().forEach(line -> story.append("  ").append(line).append('\n'));
    var before = start;
    for (var step : steps) {
      changes(before, step.moment(), story);
      story.append("A run over ").append(step.selection());
      story.append(step.mishaps().isEmpty() ? ".\n" : ", in which\n");
      step.mishaps().forEach(mishap -> story.append("  ").append(mishap).append('\n'));
      before = step.moment();
    }
    changes(before, end, story);
    return story.append("An undisturbed run over everything.\n").toString();
  }

  private static void changes(Moment before, Moment after, StringBuilder story) {
    if (!before.equals(after)) {
      story.append("Then\n");
      before.changesTo(after).forEach(line -> story.append("  ").append(line).append('\n'));
    }
  }
}
