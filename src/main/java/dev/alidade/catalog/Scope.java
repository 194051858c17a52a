package dev.alidade.catalog;

import dev.alidade.aws.AwsService;
import dev.alidade.graph.Place;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
   * The same for another region of the account, such as that of a bucket, or the one region of a
   * service without regions.
   */
  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient> C client(
      Supplier<B> builder, String region);

  /**
   * What a service has given an address for (a presigned URL), such as a layer of an image, under
   * the limits of calls. The address is a secret: keep it out of names and messages.
   *
   * @param mostBytes what is larger is a failure
   * @throws software.amazon.awssdk.core.exception.SdkException if it cannot be had
   */
  byte[] download(AwsService service, URI url, int mostBytes);

  /** The regions in which the account is surveyed. */
  List<String> regions();

  /** What was said of an option that the resource declares, else what is usual. */
  <V> V setting(ModuleSetting<V> setting);

  /** Details of these items, to be named, and asked with {@link Details#ask}. */
  default <T> Details.Unnamed<T> details(Iterable<T> items) {
    return new Details.Unnamed<>(this, items);
  }

  /** The same of items that are listed while details are asked. */
  default <T> Details.Unnamed<T> details(Stream<T> items) {
    return new Details.Unnamed<>(this, items::iterator);
  }

  /** Asks for the details of each item; called by {@link Details#ask}. */
  <T> void ask(Details<T> details, Consumer<T> call);

  /**
   * What is computed once for the account and region of this scope and used by several resources,
   * under a key class; let go when the region's scopes have ended.
   */
  <V> V oncePerRegion(Class<V> key, Supplier<V> compute);

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

  /**
   * Says that something of an item could not be read, and why; what it feeds then stays as it is
   * stored.
   *
   * @param feeds the node types and link types that are not known in full; none: all of the
   *     resource
   */
  void missing(String item, String reason, Object... feeds);

  /** Waits, for AWS jobs that take their time; ends early if the run is interrupted. */
  void pause(java.time.Duration time);
}
