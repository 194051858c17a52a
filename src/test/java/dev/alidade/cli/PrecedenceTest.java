package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.account.AccountSelection;
import dev.alidade.cli.settings.ReportOptions;
import dev.alidade.cli.settings.Setting;
import dev.alidade.cli.settings.SyncOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/**
 * An option goes before a variable, a variable before the configuration file, this before defaults.
 */
class PrecedenceTest {

  private final Path home;
  private final Invocation invocation;

  PrecedenceTest(@TempDir Path home) {
    this.home = home;
    this.invocation = new Invocation(home);
  }

  private Path file(String name, String... lines) throws IOException {
    var file = home.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, List.of(lines));
  }

  @ParameterizedTest
  @CsvSource({"4, 3, 2, 4", "4, 3,  , 4", "4,  , 2, 4", " , 3, 2, 3", " ,  , 2, 2", " ,  ,  , "})
  void theNearestLayerWins(String option, String variable, String line, Long expected)
      throws IOException {
    if (variable != null) {
      invocation.with("ALIDADE_UPDATE_TAG", variable);
    }
    if (line != null) {
      file(".config/alidade/config.properties", "update-tag=" + line);
    }

    if (option == null) {
      invocation.run("sync");
    } else {
      invocation.run("sync", "--update-tag", option);
    }

    assertThat(invocation.request().updateTag())
        .isEqualTo(expected == null ? OptionalLong.empty() : OptionalLong.of(expected));
  }

  @Test
  void ourVariableGoesBeforeTheCustomaryOne() {
    invocation
        .with("NEO4J_URI", "bolt://customary:7687")
        .with("ALIDADE_NEO4J_URI", "bolt://ours:7687")
        .with("NEO4J_USERNAME", "aura")
        .with("NEO4J_USER", "other")
        .with("NEO4J_PASSWORD", "secret")
        .with("NEO4J_DATABASE", "aws")
        .run("sync");

    assertThat(invocation.neo4j().uri()).isEqualTo("bolt://ours:7687");
    assertThat(invocation.neo4j().user()).isEqualTo("aura");
    assertThat(invocation.neo4j().password()).isEqualTo("secret");
    assertThat(invocation.neo4j().database()).isEqualTo("aws");
  }

  @Test
  void anEmptyVariableIsNone() {
    invocation.with("NEO4J_URI", "").with("ALIDADE_AWS_REGIONS", " ").run("sync");

    assertThat(invocation.neo4j().uri()).isEqualTo("bolt://localhost:7687");
    assertThat(invocation.request().regions()).isEmpty();
  }

  @Test
  void theOptionNamesTheFileBeforeTheVariableAndTheUsualPlace() throws IOException {
    var byOption = file("option.properties", "update-tag=1");
    var byVariable = file("variable.properties", "update-tag=2");
    file(".config/alidade/config.properties", "update-tag=3");

    invocation.run("sync");
    assertThat(invocation.request().updateTag()).hasValue(3);

    invocation.with("ALIDADE_CONFIG", byVariable.toString()).run("sync");
    assertThat(invocation.request().updateTag()).hasValue(2);

    invocation.run("sync", "--config", byOption.toString());
    assertThat(invocation.request().updateTag()).hasValue(1);
  }

  @Test
  void aHomeDirectoryIsUnderstoodWhereNoShellHasReplacedIt() throws IOException {
    file("mine.properties", "update-tag=7");

    invocation.with("ALIDADE_CONFIG", "~/mine.properties").run("sync");

    assertThat(invocation.request().updateTag()).hasValue(7);
  }

  @Test
  void profilesOnTheCommandLineReplaceAllProfilesOfTheFile() throws IOException {
    file(".config/alidade/config.properties", "aws-sync-all-profiles=true");

    invocation.run("sync", "--profile", "production");
    assertThat(invocation.request().accounts())
        .isEqualTo(new AccountSelection.Named(List.of("production")));

    invocation.run("sync");
    assertThat(invocation.request().accounts()).isEqualTo(new AccountSelection.AllProfiles());
  }

  @Test
  void allProfilesOnTheCommandLineReplaceProfilesOfTheEnvironment() {
    invocation.with("ALIDADE_PROFILE", "a, b").run("sync", "--aws-sync-all-profiles");
    assertThat(invocation.request().accounts()).isEqualTo(new AccountSelection.AllProfiles());

    invocation.run("sync");
    assertThat(invocation.request().accounts())
        .isEqualTo(new AccountSelection.Named(List.of("a", "b")));
  }

  @Test
  void aPasswordFileOnTheCommandLineReplacesAVariableOfTheEnvironment() throws IOException {
    var file = file("secret", "from the file");
    invocation
        .with("ALIDADE_NEO4J_PASSWORD_ENV_VAR", "MINE")
        .with("MINE", "from the variable")
        .with("NEO4J_PASSWORD", "customary");

    invocation.run("sync", "--neo4j-user", "neo4j", "--neo4j-password-file", file.toString());
    assertThat(invocation.neo4j().password()).isEqualTo("from the file");

    invocation.run("sync", "--neo4j-user", "neo4j");
    assertThat(invocation.neo4j().password()).isEqualTo("from the variable");
  }

  @Test
  void aFlagOfTheFileCanBeDown() throws IOException {
    file(".config/alidade/config.properties", "aws-sync-all-profiles=FALSE");

    invocation.run("sync");

    assertThat(invocation.request().accounts()).isEqualTo(new AccountSelection.DefaultChain());
  }

  @Test
  void theListOfModulesHasItsFormFromTheEnvironmentToo() {
    var result = invocation.with("ALIDADE_OUTPUT", "json").run("modules");

    assertThat(result.out()).startsWith("{");
  }

  @Test
  void everyOptionIsASettingAndEverySettingAnOption() {
    var options =
        Stream.of(new SyncOptions(), new ReportOptions())
            .flatMap(each -> new CommandLine(each).getCommandSpec().options().stream())
            .map(option -> option.longestName())
            .collect(Collectors.toSet());

    // Where the settings are, and what is done instead of asking them.
    assertThat(options).contains("--config", "--list", "--neo4j-password-prompt");
    assertThat(
            options.stream()
                .filter(
                    name ->
                        !Set.of("--config", "--list", "--neo4j-password-prompt").contains(name)))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Setting.values()).map(Setting::option).toList());
  }
}
