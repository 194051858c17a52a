package dev.alidade.store;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.Result;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.summary.ResultSummary;
import org.neo4j.driver.summary.SummaryCounters;

/** A server that answers each statement as a test wants it to. */
final class FakeServer {

  /** Answers with the single row of a result, empty for none, or throws. */
  interface Answers {
    Map<String, Object> to(Map<String, Object> parameters);
  }

  private final Answers answers;
  private final List<Map<String, Object>> asked = new ArrayList<>();
  private final List<TransactionConfig> begun = new ArrayList<>();

  FakeServer(Answers answers) {
    this.answers = answers;
  }

  Driver driver() {
    return fake(
        Driver.class,
        (driverMethod, driverArguments) ->
            driverMethod.equals("session")
                ? fake(
                    Session.class,
                    (method, arguments) ->
                        method.equals("beginTransaction") ? begin(arguments) : null)
                : null);
  }

  /** The parameters of each statement so far. */
  synchronized List<Map<String, Object>> asked() {
    return List.copyOf(asked);
  }

  /** How each transaction was begun. */
  synchronized List<TransactionConfig> begun() {
    return List.copyOf(begun);
  }

  private synchronized Transaction begin(Object[] arguments) {
    begun.add((TransactionConfig) arguments[0]);
    return fake(
        Transaction.class, (method, statement) -> method.equals("run") ? run(statement) : null);
  }

  @SuppressWarnings("unchecked")
  private Result run(Object[] statement) {
    var parameters = (Map<String, Object>) statement[1];
    synchronized (this) {
      asked.add(parameters);
    }
    var row = answers.to(parameters);
    return fake(
        Result.class,
        (method, arguments) ->
            switch (method) {
              case "hasNext" -> !row.isEmpty();
              case "next" -> fake(Record.class, (name, none) -> row);
              case "consume" -> fake(ResultSummary.class, (name, none) -> counters());
              default -> null;
            });
  }

  private static SummaryCounters counters() {
    return fake(SummaryCounters.class, (name, none) -> name.equals("containsUpdates") ? false : 0);
  }

  private interface Behaviour {
    @Nullable Object of(String method, Object[] arguments);
  }

  private static <T> T fake(Class<T> type, Behaviour behaviour) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                behaviour.of(
                    method.getName(), Optional.ofNullable(arguments).orElse(new Object[0]))));
  }
}
