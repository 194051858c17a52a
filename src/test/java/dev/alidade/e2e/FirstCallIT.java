package dev.alidade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.estate.AwsFiles;
import dev.alidade.estate.AwsFiles.CredentialSource;
import dev.alidade.estate.Call;
import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AWS and the database are asked at the same time, and neither holds up what the other says. */
@Tag("native")
class FirstCallIT {

  /** Waits of both sides are half a minute and more; a start takes a fraction of it. */
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path directory;

  @Test
  void theFirstCallToAwsDoesNotWaitForTheDatabase() throws Exception {
    try (var aws = EstateServer.start(Estate.sample());
        var database = silent()) {
      var running =
          new CommandProcess(variables(aws))
              .start("sync", "--profile", "production", "--neo4j-uri", bolt(database));
      try {
        var end = System.nanoTime() + SOON.toNanos();
        while (aws.calls().isEmpty() && System.nanoTime() < end) {
          Thread.sleep(10);
        }
        assertThat(aws.calls()).extracting(Call::action).first().asString().startsWith("sts:");
      } finally {
        running.kill();
        running.await();
      }
    }
  }

  @Test
  void withoutADatabaseNobodyWaitsForAws() throws Exception {
    try (var aws = EstateServer.start(Estate.sample());
        var silent = silent()) {
      var variables = new HashMap<>(variables(aws));
      variables.put("AWS_ENDPOINT_URL", "http://127.0.0.1:" + silent.getLocalPort());
      var begun = System.nanoTime();

      var ended =
          new CommandProcess(variables)
              .start("sync", "--profile", "production", "--neo4j-uri", "bolt://127.0.0.1:1")
              .await();

      assertThat(ended.exitCode()).as(ended.stderr()).isEqualTo(5);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
    }
  }

  private Map<String, String> variables(EstateServer aws) throws IOException {
    return new AwsFiles(directory, aws).write(CredentialSource.ENVIRONMENT);
  }

  private static String bolt(ServerSocket database) {
    return "bolt://127.0.0.1:" + database.getLocalPort();
  }

  /** Takes connections, and says nothing. */
  private static ServerSocket silent() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }
}
