package dev.alidade.e2e;

import dev.alidade.cli.CommandInside;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The command in this JVM: every class of it but the one that Quarkus starts. */
final class CommandHere implements Command {

  /** Far longer than any run here takes, so that a hanging one fails instead of hanging CI. */
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private final Map<String, String> environment;

  CommandHere(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Running start(String... arguments) {
    // A thread of the platform's, as the main thread of a process is.
    var run =
        CompletableFuture.supplyAsync(
            () -> CommandInside.run(environment, arguments),
            task -> Thread.ofPlatform().daemon().name("command").start(task));
    return new Running() {
      @Override
      public boolean isAlive() {
        return !run.isDone();
      }

      @Override
      public Finished await() {
        try {
          var left = run.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
          return new Finished(left.exitCode(), left.stdout(), left.stderr());
        } catch (ExecutionException e) {
          throw new CompletionException(e.getCause());
        } catch (TimeoutException e) {
          throw new AssertionError("The command hangs: " + String.join(" ", arguments), e);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException(e);
        }
      }
    };
  }
}
