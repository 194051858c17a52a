package dev.alidade.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Result;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.AuthorizationExpiredException;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.RetryableException;
import org.neo4j.driver.exceptions.SecurityException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.neo4j.driver.exceptions.TransientException;
import org.neo4j.driver.summary.ResultSummary;

/**
 * Transactions with the one retry loop of this room: collisions between writers are repeated within
 * milliseconds, a server that is away gets {@link #PATIENCE}, a transaction too large for the
 * server's memory is reported at once so that the caller can halve it.
 */
final class Transactions implements Queries {

  /** As long as the driver's managed transactions retry by default. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * Deadlocks resolve when one side steps back; twenty tries of up to 100 ms end within a second.
   */
  private static final int COLLISIONS = 20;

  private static final Duration COLLISION_PAUSE = Duration.ofMillis(100);

  /** The first pause of others; it doubles four times. */
  private static final Duration SHORT_PAUSE = Duration.ofMillis(400);

  // https://neo4j.com/docs/status-codes/current/errors/all-errors/
  private static final String DEADLOCK = "Neo.TransientError.Transaction.DeadlockDetected";
  private static final String ENTITY_NOT_FOUND = "Neo.ClientError.Statement.EntityNotFound";
  private static final String WRITES_IN_READ_MODE = "Neo.ClientError.Statement.AccessMode";
  private static final String OUT_OF_MEMORY =
      "Neo.TransientError.General.MemoryPoolOutOfMemoryError";
  private static final String TOO_MUCH_FOR_A_TRANSACTION =
      "Neo.TransientError.General.TransactionMemoryLimit";
  private static final String HEAP_IS_FULL = "Neo.TransientError.General.OutOfMemoryError";
  private static final Set<String> NO_MEMORY =
      Set.of(OUT_OF_MEMORY, TOO_MUCH_FOR_A_TRANSACTION, HEAP_IS_FULL);
  // That is also how a transaction ends whose time is over while it waits for a lock.
  private static final String WAITED_TOO_LONG = "Neo.ClientError.Transaction.LockClientStopped";
  private static final Set<String> TOOK_TOO_LONG =
      Set.of(
          WAITED_TOO_LONG,
          "Neo.ClientError.Transaction.TransactionTimedOut",
          "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration");

  /**
   * A transaction that takes too long usually waits for another one's lock: it is tried once more
   * as it is, and then taken for too large.
   */
  private static final int TIMES_TOO_LONG = 2;

  private final Driver driver;
  private final Neo4jSettings settings;
  private final Pause pause;

  /** Waits; injected so that tests need not. */
  interface Pause {
    void sleep(Duration time) throws InterruptedException;
  }

  Transactions(Driver driver, Neo4jSettings settings, Pause pause) {
    this.driver = driver;
    this.settings = settings;
    this.pause = pause;
  }

  @Override
  public List<Map<String, Object>> read(String cypher, Map<String, Object> parameters) {
    return run(
        AccessMode.READ,
        cypher,
        parameters,
        result -> {
          var rows = new ArrayList<Map<String, Object>>();
          result.forEachRemaining(row -> rows.add(row.asMap()));
          return rows;
        });
  }

  @Override
  public Changes write(String cypher, Map<String, Object> parameters) {
    return run(AccessMode.WRITE, cypher, parameters, result -> changes(result.consume()));
  }

  /** Writes, and returns what the statement's single row says together with the counters. */
  Answer writeAndReturn(String cypher, Map<String, Object> parameters) {
    return run(AccessMode.WRITE, cypher, parameters, Transactions::answer);
  }

  /**
   * The same in a transaction that the database ends after {@link Fence#LONGEST}, for statements
   * behind a fence.
   */
  Answer writeInTime(String cypher, Map<String, Object> parameters) {
    return inTime(statements -> statements.run(cypher, parameters));
  }

  /** To be thrown within a transaction that met a node which is gone since: it is done again. */
  static Neo4jException nodeIsGone() {
    return new TransientException(ENTITY_NOT_FOUND, "a node was removed while it was written");
  }

  /** The same where a lease has ended that the transaction had begun with. */
  static Neo4jException leaseIsGone() {
    return new TransientException(ENTITY_NOT_FOUND, "a lease ended while its rows were written");
  }

  /** What runs the statements of one transaction, one after the other. */
  interface Statements {
    Answer run(String cypher, Map<String, Object> parameters);
  }

  /**
   * Several statements in one transaction that the database ends after {@link Fence#LONGEST}.
   *
   * @param work is done again where Neo4j advises it
   */
  <R> R inTime(Function<Statements, R> work) {
    return inTransaction(
        AccessMode.WRITE,
        TransactionConfig.builder().withTimeout(Fence.LONGEST).build(),
        transaction ->
            work.apply((cypher, parameters) -> answer(transaction.run(cypher, parameters))),
        Transaction::commit);
  }

  private static Answer answer(Result result) {
    Map<String, Object> row = result.hasNext() ? result.next().asMap() : Map.of();
    var summary = result.consume();
    return new Answer(row, changes(summary), summary.counters().containsUpdates());
  }

  /** Reads the rows of several statements in one transaction, in their order. */
  List<List<Map<String, Object>>> readAll(List<String> statements, Map<String, Object> parameters) {
    return inTransaction(
        AccessMode.READ,
        transaction -> {
          var all = new ArrayList<List<Map<String, Object>>>();
          for (var statement : statements) {
            all.add(transaction.run(statement, parameters).list(org.neo4j.driver.Record::asMap));
          }
          return all;
        });
  }

  /** Queries whose writes happen only while a lease is ours. */
  Queries behind(Fence fence) {
    return new Queries() {
      @Override
      public List<Map<String, Object>> read(String cypher, Map<String, Object> parameters) {
        return Transactions.this.read(cypher, parameters);
      }

      @Override
      public Changes write(String cypher, Map<String, Object> parameters) {
        return writeInTime(Fence.guarded(cypher), fence.with(parameters)).changes();
      }
    };
  }

  /**
   * Runs statements one after the other in one transaction, which for a few hundred schema
   * statements is a hundred times faster than one each.
   */
  void together(List<String> statements) {
    inTransaction(
        AccessMode.WRITE,
        transaction -> {
          statements.forEach(statement -> transaction.run(statement).consume());
          return statements.size();
        });
  }

  /**
   * Runs a statement and takes back what it did: whether it is allowed.
   *
   * @throws StoreException if it is not
   */
  void tryOut(String statement) {
    inTransaction(
        AccessMode.WRITE,
        transaction -> transaction.run(statement).consume(),
        Transaction::rollback);
  }

  /**
   * The single row of a writing statement, empty if there was none, and what it changed.
   *
   * @param changedSomething whether it changed anything at all, properties and labels included
   */
  record Answer(Map<String, Object> row, Changes changes, boolean changedSomething) {}

  private <R> R run(
      AccessMode mode, String cypher, Map<String, Object> parameters, Function<Result, R> read) {
    return inTransaction(mode, transaction -> read.apply(transaction.run(cypher, parameters)));
  }

  private <R> R inTransaction(AccessMode mode, Function<Transaction, R> work) {
    return inTransaction(mode, work, Transaction::commit);
  }

  private <R> R inTransaction(
      AccessMode mode, Function<Transaction, R> work, Consumer<Transaction> end) {
    return inTransaction(mode, TransactionConfig.empty(), work, end);
  }

  private <R> R inTransaction(
      AccessMode mode,
      TransactionConfig limits,
      Function<Transaction, R> work,
      Consumer<Transaction> end) {
    var config = SessionConfig.builder().withDefaultAccessMode(mode);
    if (settings.database() != null) {
      config.withDatabase(settings.database());
    }
    var troubles = new Troubles();
    while (true) {
      troubles.begun = System.nanoTime();
      try (var session = driver.session(config.build());
          var transaction = session.beginTransaction(limits)) {
        var answer = work.apply(transaction);
        end.accept(transaction);
        return answer;
      } catch (Neo4jException e) {
        pauseBefore(e, troubles);
      }
    }
  }

  /** What one piece of work has met so far; each kind of trouble has its own end. */
  private static final class Troubles {
    int collisions;
    int tooLong;
    int away;
    Duration waited = Duration.ZERO;
    long since;
    long begun;

    /** Whether a wait for a lock has ended before its own time was over. */
    boolean endedBySomebody(String code) {
      return code.equals(WAITED_TOO_LONG) && System.nanoTime() - begun < Fence.LONGEST.toNanos();
    }

    /** The longer of the pauses and the clock: also what fails slowly ends. */
    Duration away() {
      var elapsed = Duration.ofNanos(System.nanoTime() - since);
      return elapsed.compareTo(waited) > 0 ? elapsed : waited;
    }
  }

  private void pauseBefore(Neo4jException failure, Troubles troubles) {
    var code = failure.code() == null ? "" : failure.code();
    if (troubles.endedBySomebody(code)) {
      // An administrator, or the database's own limit: not ours to try again.
      throw explained(failure);
    }
    var tookTooLong = TOOK_TOO_LONG.contains(code);
    if (NO_MEMORY.contains(code) || (tookTooLong && ++troubles.tooLong >= TIMES_TOO_LONG)) {
      throw new StoreException(
          StoreException.Kind.TOO_LARGE,
          "Neo4j at %s has too little %s for a transaction: %s"
              .formatted(settings, tookTooLong ? "time" : "memory", oneLine(failure)),
          failure);
    }
    Duration time;
    if (code.equals(DEADLOCK) || code.equals(ENTITY_NOT_FOUND)) {
      if (++troubles.collisions >= COLLISIONS) {
        throw explained(failure);
      }
      time = jitter(COLLISION_PAUSE);
    } else if (tookTooLong) {
      time = jitter(SHORT_PAUSE);
    } else if (failure instanceof RetryableException) {
      if (troubles.away++ == 0) {
        troubles.since = System.nanoTime();
      }
      if (troubles.away().compareTo(PATIENCE) >= 0) {
        throw explained(failure);
      }
      time = jitter(SHORT_PAUSE.multipliedBy(1L << Math.min(troubles.away - 1, 4)));
      troubles.waited = troubles.waited.plus(time);
    } else {
      throw explained(failure);
    }
    try {
      pause.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw explained(failure);
    }
  }

  private static Duration jitter(Duration most) {
    return Duration.ofMillis(1 + ThreadLocalRandom.current().nextLong(most.toMillis()));
  }

  StoreException explained(Neo4jException e) {
    return switch (e) {
      case AuthenticationException refused ->
          new StoreException(
              StoreException.Kind.UNUSABLE,
              "Neo4j at %s refused the user or password; check --neo4j-user and the password variable or file"
                  .formatted(settings),
              refused);
      case AuthorizationExpiredException expired ->
          new StoreException(
              StoreException.Kind.UNUSABLE, "Neo4j at " + settings + " ended the session", expired);
      case SecurityException insecure when isOfTls(insecure) ->
          new StoreException(
              StoreException.Kind.UNUSABLE,
              "Neo4j at %s shows no certificate that this machine trusts for it (%s); add its authority to the system's certificates or name it in SSL_CERT_FILE, or end the scheme in +ssc for one that is not to be checked"
                  .formatted(settings, innermost(insecure)),
              insecure);
      case ServiceUnavailableException away ->
          new StoreException(
              StoreException.Kind.UNUSABLE,
              "Neo4j at %s cannot be reached; check --neo4j-uri and that the server runs"
                  .formatted(settings),
              away);
      case ClientException client
          when client.code() != null
              && (client.code().endsWith("DatabaseNotFound")
                  || client.code().startsWith("Neo.ClientError.Security")) ->
          new StoreException(
              StoreException.Kind.UNUSABLE,
              "Neo4j at " + settings + ": " + oneLine(client),
              client);
      case ClientException client when WRITES_IN_READ_MODE.equals(client.code()) ->
          new StoreException(
              StoreException.Kind.REFUSED,
              "the statement writes, and may only read; Neo4j has refused it",
              client);
      default -> new StoreException(StoreException.Kind.REFUSED, "Neo4j: " + oneLine(e), e);
    };
  }

  private static boolean isOfTls(Throwable failure) {
    return failure instanceof SSLException
        || (failure.getCause() != null && isOfTls(failure.getCause()));
  }

  private static String innermost(Throwable failure) {
    var inner = failure;
    while (inner.getCause() != null && inner.getCause() != inner) {
      inner = inner.getCause();
    }
    return String.valueOf(inner.getMessage()).lines().findFirst().orElse("");
  }

  private static String oneLine(Neo4jException e) {
    var text = e.getMessage() == null ? e.code() : e.getMessage();
    var end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  private static Changes changes(ResultSummary summary) {
    var counters = summary.counters();
    return new Changes(
        counters.nodesCreated(),
        counters.nodesDeleted(),
        counters.relationshipsCreated(),
        counters.relationshipsDeleted());
  }
}
