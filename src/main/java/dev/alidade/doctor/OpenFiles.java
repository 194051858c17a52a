package dev.alidade.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** How many files and connections this process may have open at once. */
final class OpenFiles {

  /** https://man7.org/linux/man-pages/man5/proc_pid_limits.5.html */
  static final Path LIMITS = Path.of("/proc/self/limits");

  private static final Pattern SOFT_LIMIT =
      Pattern.compile("^Max open files\\s+(\\d+|unlimited)\\s", Pattern.MULTILINE);

  /**
   * What a large run may have open: 256 calls on their way, as many connections kept for the next;
   * the driver's pool of 100; some 200 of the runtime and the spools.
   */
  static final long ENOUGH = 2 * 256 + 100 + 200;

  private OpenFiles() {}

  static Finding finding(Path limits) {
    String text;
    try {
      text = Files.readString(limits);
    } catch (IOException e) {
      return Finding.ok(
          Finding.Concern.MACHINE, "open files", "this system does not say how many are allowed");
    }
    var found = SOFT_LIMIT.matcher(text);
    if (!found.find() || found.group(1).equals("unlimited")) {
      return Finding.ok(Finding.Concern.MACHINE, "open files", "no limit");
    }
    var limit = Long.parseLong(found.group(1));
    var saw = "%,d allowed; a run over many accounts has up to %,d".formatted(limit, ENOUGH);
    return limit >= ENOUGH
        ? Finding.ok(Finding.Concern.MACHINE, "open files", saw)
        : Finding.warn(
            Finding.Concern.MACHINE,
            "open files",
            saw,
            "raise the limit before a large run: ulimit -n " + ENOUGH);
  }
}
