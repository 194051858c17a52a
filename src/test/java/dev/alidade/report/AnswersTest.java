package dev.alidade.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.store.Changes;
import dev.alidade.store.Queries;
import dev.alidade.store.StoreException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AnswersTest {

  @Test
  void columnsComeInTheOrderOfTheQuestion() {
    var answer =
        ask(() -> List.of(Map.of("host", "i-1", "account", "production", "severity", "HIGH")));

    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Found.class,
            found ->
                assertThat(found.rows()).containsExactly(Sample.row("production", "HIGH", "i-1")));
  }

  @Test
  void aStatementThatForgetsAColumnIsNoAnswer() {
    var answer = ask(() -> List.of(Map.of("host", "i-1", "account", "production")));

    assertThat(answer)
        .isEqualTo(
            new Answer.Unanswered(answer.question(), "the statement does not return 'severity'"));
  }

  @Test
  void aRefusedStatementDoesNotStopTheOthers() {
    var answer =
        ask(
            () -> {
              throw new StoreException(StoreException.Kind.REFUSED, "Neo4j: no such function");
            });

    assertThat(answer)
        .isEqualTo(new Answer.Unanswered(answer.question(), "Neo4j: no such function"));
  }

  @Test
  void aDatabaseThatIsAwayStopsEverything() {
    assertThatThrownBy(
            () ->
                ask(
                    () -> {
                      throw new StoreException(StoreException.Kind.UNUSABLE, "away");
                    }))
        .isInstanceOf(StoreException.class)
        .hasMessage("away");
  }

  @Test
  void findsAreCountedOnce() {
    assertThat(Sample.foundVolumes().rows()).hasSize(3);
    assertThat(Sample.foundVolumes().count()).isEqualTo(2);
    assertThat(Sample.foundVolumes().countWhere("account", "production")).isEqualTo(1);
    assertThat(Sample.found(Sample.hosts(Severity.HIGH), "a", "a").count()).isEqualTo(2);
  }

  private static Answer ask(Supplier<List<Map<String, Object>>> rows) {
    return new Answers(new Canned(rows)).to(Sample.hosts(Severity.HIGH));
  }

  private record Canned(Supplier<List<Map<String, Object>>> rows) implements Queries {
    @Override
    public List<Map<String, Object>> read(String cypher, Map<String, Object> parameters) {
      return rows.get();
    }

    @Override
    public Changes write(String cypher, Map<String, Object> parameters) {
      throw new AssertionError("Answers only read");
    }
  }
}
