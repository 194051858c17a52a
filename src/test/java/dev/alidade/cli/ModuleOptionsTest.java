package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.catalog.ModuleSetting;
import dev.alidade.catalog.all.AwsCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A setting that a module declares is an option, a variable and a line of the file. */
class ModuleOptionsTest {

  private static final ModuleSetting<Integer> LOOK_BACK =
      ModuleSetting.number("look-back-hours", "HOURS", "How far to look back.", 24, 1, 2_160);

  private final Path home;
  private final Invocation invocation;

  ModuleOptionsTest(@TempDir Path home) {
    this.home = home;
    this.invocation = new Invocation(home).whereModulesHave(LOOK_BACK);
  }

  private void file(String line) throws IOException {
    var file = home.resolve(".config/alidade/config.properties");
    Files.createDirectories(file.getParent());
    Files.writeString(file, line);
  }

  @ParameterizedTest
  @CsvSource({"4, 3, 2, 4", "4,  , 2, 4", " , 3, 2, 3", " ,  , 2, 2", " ,  ,  , 24"})
  void theNearestLayerWins(String option, String variable, String line, int expected)
      throws IOException {
    if (variable != null) {
      invocation.with("ALIDADE_LOOK_BACK_HOURS", variable);
    }
    if (line != null) {
      file("look-back-hours=" + line);
    }
    var result =
        option == null
            ? invocation.run("sync")
            : invocation.run("sync", "--look-back-hours", option);
    assertThat(result.err()).doesNotContain("unknown").doesNotContain("no setting");
    assertThat(invocation.request().settings().of(LOOK_BACK)).isEqualTo(expected);
  }

  @Test
  void theHelpOfSyncHasItsTextAndItsDefault() {
    assertThat(invocation.run("sync", "--help").out())
        .contains("--look-back-hours=HOURS")
        .contains("How far to look back.")
        .contains("Default: 24.");
  }

  @Test
  void whatIsNoneForTheSettingIsAProblemThatSaysWhatIsRight() {
    var result = invocation.run("sync", "--look-back-hours", "for ever");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains("--look-back-hours: for ever is not a whole number from 1 to 2160");
  }

  @Test
  void outOfItsBoundsItIsNoneEither() throws IOException {
    file("look-back-hours=2161");
    var result = invocation.run("sync");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("look-back-hours in ").contains("from 1 to 2160");
  }

  @Test
  void aSettingThatNoModuleHasIsUnknown() {
    assertThat(new Invocation(home).run("sync", "--look-back-hours", "4").exitCode()).isEqualTo(2);
  }

  @Test
  void theCataloguesListIsWhatItsResourcesDeclare() {
    assertThat(AwsCatalogue.settings())
        .containsExactlyInAnyOrderElementsOf(AwsCatalogue.create().settings());
  }
}
