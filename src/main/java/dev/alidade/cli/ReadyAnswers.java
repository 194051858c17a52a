package dev.alidade.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * What the command line answers to questions that need neither settings nor a network: help and the
 * version. Picocli itself renders the texts while the executable is built, and they lie in it as
 * they are written to the terminal, so that they are answered before Quarkus or Picocli start. On a
 * JVM there is nothing ready, and both do it.
 */
final class ReadyAnswers {

  /** {@code buildtime} while native-image initialises this class, {@code runtime} afterwards. */
  private static final String STAGE = "org.graalvm.nativeimage.imagecode";

  private static final ReadyAnswers IN_THE_EXECUTABLE =
      new ReadyAnswers(
          "buildtime".equals(System.getProperty(STAGE)) ? rendered() : new HashMap<>());

  private final Map<List<String>, Answer> answers;

  private ReadyAnswers(Map<List<String>, Answer> answers) {
    this.answers = answers;
  }

  /** Those that were rendered while the executable was built; none on a JVM. */
  static ReadyAnswers inTheExecutable() {
    return IN_THE_EXECUTABLE;
  }

  /** Those that Picocli renders now. */
  static ReadyAnswers renderedNow() {
    return new ReadyAnswers(rendered());
  }

  /** The answer to just these arguments, if it is ready. */
  @Nullable Answer to(String... arguments) {
    // Nearly all commands have more words than any question here.
    return arguments.length > 2 ? null : answers.get(List.of(arguments));
  }

  /** What is asked for which an answer is ready. */
  List<List<String>> questions() {
    return List.copyOf(answers.keySet());
  }

  private static Map<List<String>, Answer> rendered() {
    var commandLine = CommandLines.configured(new CommandLine(new AlidadeCommand(), new Unmade()));
    var version = bytes(String.join("\n", new Version("0.1.0").getVersion()) + "\n");
    var answers = new HashMap<List<String>, Answer>();
    help(answers, List.of(), commandLine);
    for (var command : commandLine.getSubcommands().entrySet()) {
      help(answers, List.of(command.getKey()), command.getValue());
    }
    answers.put(List.of("--version"), new Answer(version, version));
    answers.put(List.of("-V"), new Answer(version, version));
    return answers;
  }

  private static void help(
      Map<List<String>, Answer> answers, List<String> command, CommandLine commandLine) {
    var answer =
        new Answer(
            bytes(commandLine.getUsageMessage(Ansi.OFF)),
            bytes(commandLine.getUsageMessage(Ansi.ON)));
    for (var word : List.of("--help", "-h")) {
      var question = new ArrayList<>(command);
      question.add(word);
      answers.put(List.copyOf(question), answer);
    }
    var question = new ArrayList<>(command);
    question.addFirst("help");
    answers.put(List.copyOf(question), answer);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * A text as it is written.
   *
   * @param plain for files, pipes and terminals without colours
   * @param coloured for other terminals
   */
  record Answer(byte[] plain, byte[] coloured) {}

  /**
   * Makes commands of nothing: Picocli wants one of each to read what it is called and takes, and
   * none of them is run.
   */
  private static final class Unmade implements CommandLine.IFactory {

    @Override
    public <K> K create(Class<K> type) throws Exception {
      if (type == Version.class) {
        return type.cast(new Version("0.1.0"));
      }
      if (!CheckedCommand.class.isAssignableFrom(type)) {
        return CommandLine.defaultFactory().create(type);
      }
      var constructor = type.getDeclaredConstructors()[0];
      return type.cast(constructor.newInstance(new Object[constructor.getParameterCount()]));
    }
  }
}
