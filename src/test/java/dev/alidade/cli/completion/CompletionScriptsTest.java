package dev.alidade.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.cli.Golden;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The scripts of a small program, to be read; what shells make of them is tested elsewhere. */
class CompletionScriptsTest {

  private static final KnownWords KNOWN =
      new KnownWords(Map.of("modules", List.of("iam", "ec2:vpc"), "questions", List.of("who")));

  @Command(
      name = "alidade",
      subcommands = {Survey.class, Shells.class})
  private static final class Program {
    @Option(
        names = {"-h", "--help"},
        description = "Shows this. And ends.")
    private boolean help;
  }

  @Command(name = "survey", description = "Surveys: it's what [it] does; nothing else.")
  private static final class Survey {
    @Option(names = "--modules", paramLabel = "MODULES", description = "Only these modules.")
    private String modules = "";

    @Option(names = "--profile", paramLabel = "PROFILE", description = "A profile; repeatable.")
    private List<String> profiles = List.of();

    @Option(names = "--output", paramLabel = "text|json", description = "What to print.")
    private String output = "";

    @Option(names = "--fail-on", paramLabel = "denied", description = "When to fail.")
    private String failOn = "";

    @Option(names = "--limit", paramLabel = "ROWS|all", description = "How many rows.")
    private String limit = "";

    @Option(names = "--report", paramLabel = "FILE", description = "Where to write.")
    private String report = "";

    @Option(names = "--pages", paramLabel = "DIR", description = "Where to write pages.")
    private String pages = "";

    @Option(names = "--password", paramLabel = "VAR", description = "The password's variable.")
    private String variable = "";

    @Option(names = "--question", paramLabel = "QUESTION", description = "What to ask.")
    private String question = "";

    @Option(names = "--tag", paramLabel = "NUMBER", description = "A number.")
    private String tag = "";

    @Option(names = "--inside", hidden = true, description = "Nobody's business.")
    private boolean inside;
  }

  @Command(name = "shells", description = "Names shells.")
  private static final class Shells {
    @Parameters(arity = "0..1", paramLabel = "bash|zsh")
    private String shell = "";
  }

  @ParameterizedTest
  @EnumSource
  void theScriptReadsAsIntended(Shell shell) {
    Golden.check(
        "completion." + shell.word(),
        CompletionScripts.of(shell, new CommandLine(new Program()), KNOWN));
  }

  @Test
  void theSameModelAlwaysGivesTheSameScript() {
    for (var shell : Shell.values()) {
      assertThat(CompletionScripts.of(shell, new CommandLine(new Program()), KNOWN))
          .isEqualTo(CompletionScripts.of(shell, new CommandLine(new Program()), KNOWN));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "Surveys AWS accounts and charts them in Neo4j. ! Surveys AWS accounts and charts them in Neo4j",
        "Lists what can be surveyed: keys, labels. ! Lists what can be surveyed",
        "Every profile of ~/.aws/config. Or not. ! Every profile of ~/.aws/config",
        "The module (organizations). ! The module (organizations)"
      })
  void aHintIsTheFirstSentence(String description, String hint) {
    assertThat(Hints.of(description, "Default: none.")).isEqualTo(hint);
  }
}
