package dev.alidade.cli.progress;

import dev.alidade.cli.progress.RunState.RunView;
import dev.alidade.cli.terminal.Terminal.Size;
import java.time.Instant;

/** Makes text of what is known of a run. Used by one thread at a time. */
sealed interface Display permits LiveDisplay, LineDisplay {

  /** What to write now; empty for nothing. */
  String next(RunView run, Instant now, long calls, Size size);

  /** A line that is not progress, such as a warning, and what must be written around it. */
  String line(String text);

  /** What to write when the run has ended. */
  String last(RunView run, Instant now, long calls, Size size);
}
