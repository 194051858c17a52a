package dev.alidade.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.alidade.aws.AwsClients;
import dev.alidade.aws.AwsSettings;
import dev.alidade.aws.CallLedger;
import dev.alidade.aws.Limiter;
import dev.alidade.aws.Ticker;
import dev.alidade.catalog.all.AwsCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twelve thousand configurations, from a grammar and from a fixed seed. */
class ConfigGrammarTest {

  private static final int FILES = 6_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path directory;
  private final AwsClients clients =
      new AwsClients(
          AwsSettings.from(Map.of()),
          new CallLedger(InstantSource.system()),
          new Limiter(AwsCatalogue.create().services().rates(), Ticker.system()));

  @AfterEach
  void closeClients() {
    clients.close();
  }

  @Test
  void wellFormedFilesHaveTheProfilesThatTheGrammarSays() {
    var grammar = new ConfigGrammar(20261125);
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          for (var i = 0; i < FILES; i++) {
            var files = grammar.wellFormed();
            var home = write(files);
            var profiles = Profiles.read(home.environment());
            assertThat(profiles.names())
                .as(files.toString())
                .containsExactlyInAnyOrderElementsOf(files.profiles());
            assertThat(profiles.unreadable()).as(files.toString()).isEmpty();
            usable(home);
          }
        });
  }

  @Test
  void brokenFilesAreNeverAnythingButAConfigurationProblem() {
    var grammar = new ConfigGrammar(20261126);
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          var refused = 0;
          for (var i = 0; i < FILES; i++) {
            refused += usable(write(grammar.broken())) ? 0 : 1;
          }
          assertThat(refused).isBetween(FILES / 10, FILES);
        });
  }

  /** Whether all is in order; everything but a configuration problem is thrown. */
  private boolean usable(Home home) {
    var environment = home.environment();
    var profiles = Profiles.read(environment);
    var plan = new CredentialPlan(environment, profiles);
    profiles.names().forEach(plan::named);
    plan.defaultChain();
    try (var accounts = new Accounts(environment, clients)) {
      assertThat(accounts.candidates(new AccountSelection.AllProfiles())).isNotEmpty();
      return true;
    } catch (ConfigurationException e) {
      assertThat(e.problems()).isNotEmpty();
      return false;
    }
  }

  private Home write(ConfigGrammar.Files files) {
    return new Home(directory).config(files.config()).credentials(files.credentials());
  }
}
