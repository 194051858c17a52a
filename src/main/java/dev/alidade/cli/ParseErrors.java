package dev.alidade.cli;

import dev.alidade.cli.settings.Nearest;
import dev.alidade.cli.settings.Problems;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What picocli could not make sense of, in our words. */
final class ParseErrors {

  private static final String PASSWORD = "--neo4j-password";

  private ParseErrors() {}

  static void addTo(Problems problems, ParseResult parsed) {
    for (var error : parsed.errors()) {
      switch (error) {
        case UnmatchedArgumentException unmatched ->
            unmatched(unmatched.getUnmatched(), unmatched.getCommandLine(), problems);
        case OverwrittenOptionException twice ->
            problems.add(name(twice.getOverwritten()) + " is given more than once");
        case MissingParameterException missing ->
            missing.getMissing().forEach(arg -> problems.add(name(arg) + " needs a value"));
        default -> problems.add(String.valueOf(error.getMessage()));
      }
    }
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  /** What follows an unknown option may be its value, and a secret: neither is repeated. */
  private static void unmatched(List<String> arguments, CommandLine command, Problems problems) {
    var afterOption = false;
    for (var argument : arguments) {
      if (argument.startsWith("-")) {
        var name = argument.split("=", 2)[0];
        problems.add(
            name.equals(PASSWORD)
                ? PASSWORD
                    + ": a password is never an option's value; use --neo4j-password-env-var or"
                    + " --neo4j-password-file"
                : "unknown option " + name + Nearest.question(name, options(command)));
        afterOption = true;
      } else if (!afterOption) {
        problems.add(
            command.getSubcommands().isEmpty()
                ? "unexpected argument «" + argument + "»"
                : "unknown command «"
                    + argument
                    + "»"
                    + Nearest.question(argument, command.getSubcommands().keySet()));
        return;
      }
    }
  }

  private static Collection<String> options(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .flatMap(option -> Stream.of(option.names()))
        .filter(name -> name.startsWith("--"))
        .toList();
  }
}
