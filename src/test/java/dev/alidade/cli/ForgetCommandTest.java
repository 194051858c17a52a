package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.store.Neo4jSettings;
import dev.alidade.store.Removal;
import dev.alidade.store.StoreException;
import dev.alidade.survey.Farewell.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code alidade forget} with a database that removes the same of every account. */
class ForgetCommandTest {

  private static final String ACCOUNT = "111122223333";
  private static final Removal SOME =
      new Removal(
          Map.of("AWSEC2Instance", 12L, "AWSEBSVolume", 1_234L, "AWSAccount", 1L),
          Map.of("RESOURCE", 1_246L, "TAGGED", 310L));

  private final Invocation invocation;
  private final Forgetful database = new Forgetful();

  ForgetCommandTest(@TempDir Path home) {
    this.invocation = new Invocation(home).forgetting(database);
  }

  @Test
  void whatWasRemovedIsCountedByLabelAndType() {
    var result = forget();
    Golden.check("forget.txt", result.out());
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(database.asked).containsExactly("forget " + ACCOUNT);
  }

  @Test
  void aDryRunOnlyLooks() {
    var result = forget("--dry-run");
    Golden.check("forget-dry-run.txt", result.out());
    assertThat(result.exitCode()).isZero();
    assertThat(database.asked).containsExactly("foresee " + ACCOUNT);
  }

  @Test
  void programsGetJson() {
    Golden.check("forget.json", forget("--output", "json").out());
  }

  @Test
  void anAccountThatIsBeingWrittenIsRefusedByTheNameOfWhoDoes() {
    database.outcome = () -> new Outcome.Taken("ada@host, process 7", Duration.ofSeconds(42));
    var result = forget();
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo(
            """
            alidade: account 111122223333 is being written by ada@host, process 7; its lease runs \
            for another 42 s
            alidade: wait until that run has ended; a lease of a run that died expires by itself
            """);
  }

  @Test
  void anUnknownAccountIsAMistake() {
    database.outcome = Outcome.Unknown::new;
    var result = forget();
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo("alidade: --account: the graph knows no account 111122223333\n");
  }

  @Test
  void whatWasInterruptedSaysThatThereIsMore() {
    database.outcome = () -> new Outcome.Interrupted(SOME);
    var result = forget();
    assertThat(result.exitCode()).isEqualTo(130);
    assertThat(result.out()).endsWith("There is more; the same command goes on with it.\n");
  }

  @Test
  void aLeaseThatIsLostIsPartial() {
    database.outcome = () -> new Outcome.Lost(SOME, "another run took it over: ada");
    var result = forget();
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err())
        .isEqualTo(
            "alidade: the lease of account 111122223333 was lost: another run took it over: ada\n");
  }

  @Test
  void anUnreachableDatabaseIsOneLine() {
    database.outcome =
        () -> {
          throw new StoreException(StoreException.Kind.UNUSABLE, "Neo4j is away");
        };
    var result = forget();
    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(result.err()).isEqualTo("alidade: Neo4j is away\n");
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnceAndNothingIsRemoved() {
    var result =
        invocation.run(
            "forget", "--account", "1234", "--output", "csv", "--neo4j-uri", "localhost");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err().lines())
        .containsExactly(
            "alidade: --account: «1234» is no account's id, which has 12 digits",
            "alidade: --output: «csv» is no choice; text or json is",
            "alidade: --neo4j-uri: «localhost» is no address of a Neo4j server; it looks like"
                + " bolt://localhost:7687");
    assertThat(invocation.run("forget").err())
        .isEqualTo("alidade: --account is missing: name the account to forget by its id\n");
    assertThat(database.asked).isEmpty();
  }

  @Test
  void theAccountIsNotTakenFromTheEnvironment(@TempDir Path home) {
    var result =
        new Invocation(home).with("ALIDADE_ACCOUNT", ACCOUNT).forgetting(database).run("forget");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(database.asked).isEmpty();
  }

  private Invocation.Result forget(String... more) {
    var arguments = new ArrayList<>(List.of("forget", "--account", ACCOUNT));
    arguments.addAll(List.of(more));
    return invocation.run(arguments.toArray(new String[0]));
  }

  private static final class Forgetful implements Forgetter {
    private final List<String> asked = new ArrayList<>();
    private Supplier<Outcome> outcome = () -> new Outcome.Done(SOME);

    @Override
    public Outcome foresee(String accountId, Neo4jSettings neo4j) {
      asked.add("foresee " + accountId);
      return outcome.get();
    }

    @Override
    public Outcome forget(String accountId, String owner, Neo4jSettings neo4j) {
      asked.add("forget " + accountId);
      return outcome.get();
    }

    @Override
    public void interrupt() {}
  }
}
