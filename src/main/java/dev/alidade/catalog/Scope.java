package dev.alidade.catalog;

import dev.alidade.graph.Place;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;

/** One account and region (or the account as a whole) that a resource is asked about. */
public interface Scope {

  /** The account and region. */
  Place place();

  /**
   * A client of this account and region, under the run's rate limits: {@code
   * at.client(Ec2Client::builder)}. It is made on first use and must not be closed.
   */
  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient> C client(
      Supplier<B> builder);

  /**
   * Asks for details of each item, side by side under the rate limits, and returns when all are
   * done. One item's failure does not lose the others: it makes the scope partial and is reported
   * with the item's name.
   */
  <T> void eachDetail(Collection<T> items, Consumer<T> ask);

  /**
   * What is computed once for the account and used by several resources, under a key class. The
   * first that needs it computes it, the others wait.
   */
  <V> V oncePerAccount(Class<V> key, Supplier<V> compute);

  /**
   * What is the same for all accounts, computed once for the run, under a name. A failure is not
   * kept: the next account that needs it asks again.
   */
  <V> V oncePerRun(String name, Class<V> type, Supplier<V> compute);

  /** Says that something could not be read; the scope is then not complete, and why is reported. */
  void missing(String reason);

  /** Waits, for AWS jobs that take their time; ends early if the run is interrupted. */
  void pause(java.time.Duration time);
}
