package dev.alidade.cli;

import dev.alidade.cli.completion.CompletionScripts;
import dev.alidade.cli.completion.KnownWords;
import dev.alidade.cli.completion.Shell;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * What the command line answers to questions that need neither settings nor a network: help, the
 * version, completion scripts, first steps. The commands themselves make these texts while the
 * executable is built, and they lie in it as they are written, so that they are answered before
 * Quarkus or Picocli start. On a JVM there is nothing ready, and both do it.
 */
final class ReadyAnswers {

  /**
   * {@code buildtime} while native-image initialises this class, as Quarkus has it do with all of
   * ours. https://www.graalvm.org/sdk/javadoc/org/graalvm/nativeimage/ImageInfo.html
   */
  private static final String STAGE = "org.graalvm.nativeimage.imagecode";

  private static final ReadyAnswers IN_THE_EXECUTABLE =
      new ReadyAnswers(
          "buildtime".equals(System.getProperty(STAGE)) ? rendered() : new HashMap<>());

  private final Map<List<String>, Answer> answers;

  private ReadyAnswers(Map<List<String>, Answer> answers) {
    this.answers = answers;
  }

  /** Those that were made while the executable was built; none on a JVM. */
  static ReadyAnswers inTheExecutable() {
    return IN_THE_EXECUTABLE;
  }

  /** Those that are made now. */
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
    var alidade = CommandLines.configured(new CommandLine(new AlidadeCommand(), new Unmade()));
    var answers = new HashMap<List<String>, Answer>();
    answers.put(
        List.of(), new Answer(ExitCode.USAGE, bytes(FirstSteps.text()), bytes(FirstSteps.text())));
    help(answers, List.of(), alidade);
    alidade.getSubcommands().forEach((name, command) -> help(answers, List.of(name), command));
    var version = done(String.join(System.lineSeparator(), new Version().getVersion()) + "\n");
    answers.put(List.of("--version"), version);
    answers.put(List.of("-V"), version);
    var words = KnownWords.ofThisBuild();
    answers.put(List.of("completion"), done(CompletionScripts.of(Shell.BASH, alidade, words)));
    for (var shell : Shell.values()) {
      answers.put(
          List.of("completion", shell.word()), done(CompletionScripts.of(shell, alidade, words)));
    }
    return answers;
  }

  private static void help(
      Map<List<String>, Answer> answers, List<String> command, CommandLine commandLine) {
    var answer =
        new Answer(
            ExitCode.DONE,
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

  private static Answer done(String text) {
    return new Answer(ExitCode.DONE, bytes(text), bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * A text as it is written, in UTF-8.
   *
   * @param code what the command ends with; the text of any but {@link ExitCode#DONE} goes to
   *     stderr
   * @param plain for files, pipes and terminals without colours
   * @param coloured for other terminals
   */
  record Answer(ExitCode code, byte[] plain, byte[] coloured) {

    /** Gives it to whoever asked. */
    void write() {
      var text = Ansi.AUTO.enabled() ? coloured : plain;
      write(text, code == ExitCode.DONE ? System.out : System.err);
    }

    private static void write(byte[] text, PrintStream stream) {
      if (stream.charset().equals(StandardCharsets.UTF_8)) {
        stream.write(text, 0, text.length);
      } else {
        stream.print(new String(text, StandardCharsets.UTF_8));
      }
      stream.flush();
    }
  }

  /**
   * Makes commands of nothing: Picocli wants one of each to read what it is called and takes, and
   * none of them is run.
   */
  private static final class Unmade implements CommandLine.IFactory {

    @Override
    public <K> K create(Class<K> type) throws Exception {
      if (type == Version.class) {
        return type.cast(new Version());
      }
      if (!CheckedCommand.class.isAssignableFrom(type)) {
        return CommandLine.defaultFactory().create(type);
      }
      var constructor = type.getDeclaredConstructors()[0];
      return type.cast(constructor.newInstance(new Object[constructor.getParameterCount()]));
    }
  }
}
