package dev.alidade.model;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.exceptions.ClientException;

/**
 * A driver that serves so many transactions and from then on is dead, with whoever uses it: what
 * has not been committed never is, and nothing more is written. Closing it leaves the driver open
 * that does the work.
 */
final class MortalDriver {

  private final Driver driver;
  private final AtomicInteger left;

  private MortalDriver(Driver driver, int transactions) {
    this.driver = driver;
    this.left = new AtomicInteger(transactions);
  }

  /** A driver for so many transactions. */
  static Driver of(Driver driver, int transactions) {
    var mortal = new MortalDriver(driver, transactions);
    return proxy(Driver.class, mortal::driver);
  }

  private Object driver(Object proxy, Method method, Object[] arguments) throws Throwable {
    return switch (method.getName()) {
      case "session" -> session((Session) call(driver, method, arguments));
      case "close" -> proxy;
      case "closeAsync" -> CompletableFuture.completedFuture(null);
      default -> call(driver, method, arguments);
    };
  }

  private Session session(Session session) {
    return proxy(
        Session.class,
        (proxy, method, arguments) -> {
          if (!method.getName().equals("beginTransaction")) {
            return call(session, method, arguments);
          }
          if (left.decrementAndGet() < 0) {
            throw dead();
          }
          return transaction((Transaction) call(session, method, arguments));
        });
  }

  private Transaction transaction(Transaction transaction) {
    return proxy(
        Transaction.class,
        (proxy, method, arguments) -> {
          if (left.get() < 0 && !method.getName().equals("close")) {
            throw dead();
          }
          return call(transaction, method, arguments);
        });
  }

  // The one failure that nobody tries to mend.
  private static ClientException dead() {
    return new ClientException("Neo.ClientError.Security.Forbidden", "the run is dead");
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
