package dev.alidade.cli;

import dev.alidade.cli.settings.Surroundings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How a run signs its leases, for whoever finds an account taken: user, machine, process and start.
 * The start is part of it because containers of one name often all have the process id 1.
 */
final class LeaseOwner {

  private static final Path LINUX_HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  private LeaseOwner() {}

  static String of(Surroundings surroundings, Instant start) {
    return "%s@%s, process %d, since %s"
        .formatted(
            System.getProperty("user.name", "?"),
            host(surroundings),
            ProcessHandle.current().pid(),
            start.truncatedTo(ChronoUnit.MILLIS));
  }

  private static String host(Surroundings surroundings) {
    var said = surroundings.variables().getOrDefault("HOSTNAME", "");
    if (!said.isBlank()) {
      return said;
    }
    try {
      return Files.readString(LINUX_HOST_NAME).strip();
    } catch (IOException e) {
      try {
        return InetAddress.getLocalHost().getHostName();
      } catch (UnknownHostException unknown) {
        return "?";
      }
    }
  }
}
