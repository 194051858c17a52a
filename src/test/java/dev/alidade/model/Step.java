package dev.alidade.model;

import java.util.List;

/**
 * A run over the estate of a moment.
 *
 * @param moment what there is
 * @param selection what is asked for
 * @param mishaps what goes wrong
 */
record Step(Moment moment, Selection selection, List<Mishap> mishaps) {

  Step {
    mishaps = List.copyOf(mishaps);
  }

  /** The run that sees everything. */
  static Step undisturbed(Moment moment) {
    return new Step(moment, Selection.ALL, List.of());
  }
}
