package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.alidade.catalog.all.AwsCatalogue;
import dev.alidade.cli.completion.Shell;
import dev.alidade.report.Question;
import dev.alidade.report.Questions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shells themselves are asked what they offer; one that is not on this machine is skipped. */
class CompletionCommandTest {

  /** What zsh keeps about completion, which takes it seconds to find out. */
  @TempDir private static Path kept;

  private final Path home;

  CompletionCommandTest(@TempDir Path home) {
    this.home = home;
  }

  @ParameterizedTest
  @EnumSource
  void commandsAreCompleted(Shell shell) throws Exception {
    assertThat(offered(shell, "alidade mod")).containsExactly("modules");
    assertThat(offered(shell, "alidade ")).contains("sync", "doctor", "completion", "help");
    assertThat(offered(shell, "alidade help sy")).containsExactly("sync");
    assertThat(offered(shell, "alidade completion ")).containsExactly("bash", "fish", "zsh");
  }

  @ParameterizedTest
  @EnumSource
  void optionsOfTheCommandAreCompleted(Shell shell) throws Exception {
    assertThat(offered(shell, "alidade sync --aws-re"))
        .containsExactly("--aws-regions", "--aws-requested-syncs");
    assertThat(offered(shell, "alidade --ver")).containsExactly("--version");
    // The name of a profile is no command.
    assertThat(offered(shell, "alidade sync --profile modules --update-"))
        .containsExactly("--update-tag");
    assertThat(offered(shell, "alidade modules --aws-")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aValueThatIsOneOfAFewWordsIsCompleted(Shell shell) throws Exception {
    assertThat(offered(shell, "alidade sync --output ")).containsExactly("json", "text");
    assertThat(offered(shell, "alidade sync --output=j")).containsExactly("json");
    assertThat(offered(shell, "alidade sync --fail-on ")).containsExactly("denied");
    assertThat(offered(shell, "alidade setup --format ter")).containsExactly("terraform");
    assertThat(offered(shell, "alidade report --limit ")).containsExactly("all");
    assertThat(offered(shell, "alidade report --question imds"))
        .containsExactly("imdsv1-instances");
  }

  @ParameterizedTest
  @EnumSource
  void theLastItemOfAListIsCompleted(Shell shell) throws Exception {
    assertThat(offered(shell, "alidade sync --aws-requested-syncs ec2:vol"))
        .containsExactly("ec2:volumes");
    assertThat(offered(shell, "alidade plan --aws-requested-syncs iam,ec2:vol"))
        .containsExactly("ec2:volumes");
    assertThat(offered(shell, "alidade sync --aws-requested-syncs=ec2:vpc,ec2:vol"))
        .containsExactly("ec2:volumes");
    assertThat(offered(shell, "alidade sync --aws-requested-syncs iam,kms,ia"))
        .containsExactly("iaminstanceprofiles");
    assertThat(offered(shell, "alidade sync --aws-regions eu-west-1,eu-west-"))
        .contains("eu-west-2", "eu-west-3");
    assertThat(offered(shell, "alidade schema --label AWSUser,AWSRo"))
        .containsExactly("AWSRole", "AWSRootPrincipal", "AWSRouteTable");
  }

  @ParameterizedTest
  @EnumSource
  void profilesAreThoseOfTheFilesAtThatMoment(Shell shell) throws Exception {
    assertThat(offered(shell, "alidade sync --profile ")).isEmpty();
    Files.writeString(
        home.resolve("config"),
        """
        [default]
        region = eu-west-1
        [profile production]  # the one that matters
        role_arn = arn:aws:iam::222222222222:role/cartography-read-only
        [profile "with blank"]
        [sso-session company]
        """);
    Files.writeString(home.resolve("credentials"), "[keys]\r\naws_access_key_id = x\r\n");

    assertThat(offered(shell, "alidade sync --profile "))
        .containsExactly("default", "keys", "production", "with blank");
    assertThat(offered(shell, "alidade accounts --profile=prod")).containsExactly("production");
    assertThat(offered(shell, "alidade setup --profile ")).doesNotContain("production");
  }

  @ParameterizedTest
  @EnumSource
  void filesDirectoriesAndVariablesAreCompleted(Shell shell) throws Exception {
    Files.createDirectories(home.resolve("pages"));
    Files.writeString(home.resolve("pages.txt"), "");

    assertThat(offered(shell, "alidade sync --report pages.t")).containsExactly("pages.txt");
    assertThat(offered(shell, "alidade schema --directory pa"))
        .allSatisfy(name -> assertThat(name).matches("pages/?"))
        .isNotEmpty();
    assertThat(offered(shell, "alidade sync --neo4j-password-env-var AWS_CONF"))
        .containsExactly("AWS_CONFIG_FILE");
  }

  @ParameterizedTest
  @EnumSource
  void everyModuleAndQuestionOfThisBuildIsKnown(Shell shell) {
    var script = script(shell.word());

    assertThat(script).contains(AwsCatalogue.create().keys());
    assertThat(script).contains(Questions.builtIn().all().stream().map(Question::id).toList());
  }

  @Test
  void withoutAShellsNameTheScriptIsTheOneOfBash() {
    assertThat(script()).isEqualTo(script("bash"));
  }

  @Test
  void inZshTheScriptOfBashAsksForTheOneOfZsh() throws Exception {
    assumeTrue(isThere(Shell.ZSH), "zsh is not on this machine");
    var program = home.resolve("alidade");
    Files.writeString(home.resolve("zsh-script"), script("zsh"));
    Files.writeString(
        program,
        "#!/bin/sh\n[ \"$*\" = 'completion zsh' ] && cat '%s/zsh-script'\n".formatted(home));
    assertThat(program.toFile().setExecutable(true)).isTrue();

    assertThat(offeredByZsh(script("bash"), "alidade mod")).containsExactly("modules");
  }

  @Test
  void anUnknownShellIsOneLine() {
    var result = new Invocation(home).run("completion", "tcsh");

    assertThat(result.err())
        .isEqualTo(
            "alidade: «tcsh» is no shell that there is a script for; bash or zsh or fish is\n");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
  }

  private String script(String... shell) {
    var printed =
        new Invocation(home)
            .run(Stream.concat(Stream.of("completion"), Stream.of(shell)).toArray(String[]::new));
    assertThat(printed.exitCode()).isZero();
    assertThat(printed.err()).isEmpty();
    return printed.out();
  }

  private static boolean isThere(Shell shell) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, shell.word())));
  }

  /** What a shell that has read the script offers for the last word; of a list, the last item. */
  private List<String> offered(Shell shell, String line) throws Exception {
    assumeTrue(isThere(shell), shell.word() + " is not on this machine");
    var script = script(shell.word());
    var words =
        switch (shell) {
          case BASH -> offeredByBash(script, line);
          case ZSH -> offeredByZsh(script, line);
          case FISH -> offeredByFish(script, line);
        };
    return words.stream().filter(word -> !word.isBlank()).distinct().sorted().toList();
  }

  /** Bash cuts words at colons and equal signs, and replaces what stands behind the last one. */
  private List<String> offeredByBash(String script, String line) throws Exception {
    var words = new ArrayList<String>();
    for (var word : line.split(" ", -1)) {
      words.addAll(List.of(word.split("(?<=[:=])|(?=[:=])", -1)));
    }
    var typed = line.substring(line.lastIndexOf(' ') + 1);
    var kept = typed.substring(0, 1 + Math.max(typed.lastIndexOf(':'), typed.lastIndexOf('=')));
    var asked =
        "source script; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_alidade; for word in \"${COMPREPLY[@]}\"; do eval echo \"$word\"; done"
            .formatted(
                String.join(" ", words.stream().map(word -> "'" + word + "'").toList()),
                words.size() - 1);
    return run(script, "bash", "--norc", "-c", asked).stream()
        .map(reply -> lastItem(kept + reply))
        .toList();
  }

  private List<String> offeredByZsh(String script, String line) throws Exception {
    var driver =
        Path.of(System.getProperty("project.basedir", ""))
            .resolve("src/test/resources/completion/offered.zsh")
            .toAbsolutePath();
    return run(script, "zsh", "-f", driver.toString(), home.resolve("script").toString(), line);
  }

  private List<String> offeredByFish(String script, String line) throws Exception {
    return run(script, "fish", "--no-config", "-c", "source script; complete -C '" + line + "'")
        .stream()
        .map(word -> lastItem(word.split("\t", 2)[0]))
        .toList();
  }

  private static String lastItem(String word) {
    return word.substring(1 + Math.max(word.lastIndexOf(','), word.lastIndexOf('=')));
  }

  private List<String> run(String script, String... command)
      throws IOException, InterruptedException {
    Files.writeString(home.resolve("script"), script);
    var shell = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
    var variables = shell.environment();
    variables.put("HOME", home.toString());
    variables.put("ZSH_COMPDUMP", kept.resolve("zcompdump").toString());
    variables.put("PATH", home + ":" + variables.get("PATH"));
    variables.put("AWS_CONFIG_FILE", home.resolve("config").toString());
    variables.put("AWS_SHARED_CREDENTIALS_FILE", home.resolve("credentials").toString());
    var running = shell.start();
    running.getOutputStream().close();
    var answer = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    running.waitFor();
    return Arrays.stream(answer.split("\n")).map(String::strip).toList();
  }
}
