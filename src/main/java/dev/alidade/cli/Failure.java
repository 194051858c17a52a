package dev.alidade.cli;

import dev.alidade.account.ConfigurationException;
import dev.alidade.account.ConfigurationProblem;
import dev.alidade.aws.InvalidSettingsException;
import dev.alidade.aws.SurveyInterruptedException;
import dev.alidade.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What ended a command, in words and as an exit code. Failures that can be expected are told by
 * their type; what is left is a defect.
 *
 * @param lines one for each thing that went wrong
 * @param expected whether it says nothing about Alidade itself
 */
record Failure(ExitCode code, List<String> lines, boolean expected) {

  Failure {
    lines = List.copyOf(lines);
  }

  static Failure of(Exception failure) {
    return switch (failure) {
      case ConfigurationException configuration ->
          expected(
              ExitCode.USAGE,
              configuration.problems().stream().map(ConfigurationProblem::toString).toList());
      case InvalidSettingsException settings -> expected(ExitCode.USAGE, settings.problems());
      case StoreException store ->
          switch (store.kind()) {
            case UNUSABLE -> expected(ExitCode.NO_DATABASE, List.of(message(store)));
            case REFUSED, TOO_LARGE ->
                expected(
                    ExitCode.NO_DATABASE,
                    List.of(message(store) + "; what was written so far stays, run it again"));
          };
      case SurveyInterruptedException interrupted ->
          expected(ExitCode.INTERRUPTED, List.of("interrupted before anything was written"));
      case IOException file -> expected(ExitCode.DEFECT, List.of(file(file)));
      case UncheckedIOException file -> expected(ExitCode.DEFECT, List.of(file(file)));
      default ->
          new Failure(
              ExitCode.DEFECT,
              List.of(
                  "this is a defect, please report it with what --verbose shows: "
                      + failure.getClass().getSimpleName()
                      + (failure.getMessage() == null ? "" : ": " + message(failure))),
              false);
    };
  }

  private static Failure expected(ExitCode code, List<String> lines) {
    return new Failure(code, lines, true);
  }

  private static String file(Exception failure) {
    return "a file cannot be read or written: "
        + failure.getClass().getSimpleName()
        + (failure.getMessage() == null ? "" : ": " + message(failure));
  }

  private static String message(Exception failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }
}
