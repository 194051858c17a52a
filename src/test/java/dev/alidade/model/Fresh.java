package dev.alidade.model;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What surveys of moments in an empty database give, each found out once. */
final class Fresh implements AutoCloseable {

  private final Map<Moment, Chart> known = new ConcurrentHashMap<>();
  private final Supplier<Stage> stages;
  private @Nullable Stage own;

  /**
   * Nothing yet.
   *
   * @param stages makes a stage for moments that nobody surveyed beforehand: those of histories
   *     that are made shorter. Most times none is needed.
   */
  Fresh(Supplier<Stage> stages) {
    this.stages = stages;
  }

  /** Surveys these on a stage, which is empty before each and full of the last afterwards. */
  void survey(List<Moment> moments, Stage on) {
    for (var moment : moments) {
      known.put(moment, surveyed(moment, on));
    }
  }

  /** What a survey of a moment gives. */
  synchronized Chart of(Moment moment) {
    var chart = known.get(moment);
    if (chart == null) {
      if (own == null) {
        own = stages.get();
      }
      chart = surveyed(moment, own);
      known.put(moment, chart);
    }
    return chart;
  }

  private static Chart surveyed(Moment moment, Stage on) {
    on.empty();
    on.run(Step.undisturbed(moment));
    return on.chart();
  }

  @Override
  public void close() {
    if (own != null) {
      own.close();
    }
  }
}
