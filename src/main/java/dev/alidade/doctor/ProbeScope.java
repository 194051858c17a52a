package dev.alidade.doctor;

import dev.alidade.aws.Access;
import dev.alidade.aws.AwsClients;
import dev.alidade.aws.AwsService;
import dev.alidade.aws.Failures;
import dev.alidade.aws.Outcome;
import dev.alidade.aws.SurveyInterruptedException;
import dev.alidade.catalog.Details;
import dev.alidade.catalog.ModuleSetting;
import dev.alidade.catalog.Scope;
import dev.alidade.graph.Place;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A scope in which a resource finds out only whether it may ask: its lists are short, and details
 * are asked of a few items. So every resource of the catalogue is its own probe.
 */
final class ProbeScope implements Scope {

  /** One would do, but for items of which there is nothing to ask, such as users without keys. */
  private static final int DETAILS = 3;

  private final Place place;
  private final Access access;
  private final AwsClients shortLists;
  private final List<Outcome> failures = new ArrayList<>();
  private Duration patience;

  /**
   * A scope at a place.
   *
   * @param shortLists clients whose lists end after a short page
   * @param patience how long AWS's own jobs may take, all together
   */
  ProbeScope(Place place, Access access, AwsClients shortLists, Duration patience) {
    this.place = place;
    this.access = access;
    this.shortLists = shortLists;
    this.patience = patience;
  }

  /** Thrown in place of a longer pause: AWS works at what was asked, so it may be asked. */
  static final class EnoughException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** What went wrong with details. */
  List<Outcome> failures() {
    return List.copyOf(failures);
  }

  @Override
  public Place place() {
    return place;
  }

  @Override
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient>
      C client(Supplier<B> builder) {
    var region = place.region().equals(Place.GLOBAL) ? access.homeRegion() : place.region();
    return client(builder, region);
  }

  @Override
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient>
      C client(Supplier<B> builder, String region) {
    return shortLists.client(builder, access, region);
  }

  /** Who may have the address may read what is behind it: that is no permission to try. */
  @Override
  public byte[] download(AwsService service, URI url, int mostBytes) {
    throw new EnoughException();
  }

  /** A probe looks at its own region. */
  @Override
  public List<String> regions() {
    return List.of(place.region().equals(Place.GLOBAL) ? access.homeRegion() : place.region());
  }

  @Override
  public <V> V setting(ModuleSetting<V> setting) {
    return setting.usual();
  }

  @Override
  public <T> void ask(Details<T> details, Consumer<T> call) {
    var tried = 0;
    for (var item : details.items()) {
      if (tried++ == DETAILS) {
        return;
      }
      try {
        call.accept(item);
      } catch (SdkException e) {
        if (Failures.isInterruption(e)) {
          throw new SurveyInterruptedException("interrupted");
        }
        if (!Failures.isGone(e)) {
          failures.add(Failures.outcomeOf(e));
        }
      }
    }
  }

  /** A probe computes it for itself; with short lists it is small. */
  @Override
  public <V> V oncePerRegion(Class<V> key, Supplier<V> compute) {
    return compute.get();
  }

  @Override
  public <V> V oncePerAccount(Class<V> key, Supplier<V> compute) {
    return compute.get();
  }

  @Override
  public <V> V oncePerRun(String name, Class<V> type, Supplier<V> compute) {
    return compute.get();
  }

  /** What is missing in what was read does not matter here. */
  @Override
  public void missing(String item, String reason, Object... feeds) {}

  @Override
  public void pause(Duration time) {
    patience = patience.minus(time);
    if (patience.isNegative()) {
      throw new EnoughException();
    }
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SurveyInterruptedException("interrupted");
    }
  }
}
