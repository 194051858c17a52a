package dev.alidade.survey;

import dev.alidade.aws.Access;
import dev.alidade.aws.AwsClients;
import dev.alidade.aws.AwsService;
import dev.alidade.aws.Failures;
import dev.alidade.aws.Outcome;
import dev.alidade.aws.SideBySide;
import dev.alidade.aws.SurveyInterruptedException;
import dev.alidade.aws.WaitListener;
import dev.alidade.catalog.Details;
import dev.alidade.catalog.ModuleSetting;
import dev.alidade.catalog.Scope;
import dev.alidade.graph.Place;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkException;

/** A scope of a running survey: where it is, its clients, and what it could not read. */
final class AccountScope implements Scope {

  /**
   * Details asked side by side by one scope. The rate limits decide how fast they go; this only
   * keeps a scope with thousands of items from holding thousands of answers in memory.
   */
  private static final int DETAILS_AT_ONCE = 8;

  /** Pauses are slept in steps of this, so that an interrupt is noticed. */
  private static final Duration STEP = Duration.ofMillis(200);

  private final Place place;
  private final Access access;
  private final AwsClients clients;
  private final Memos memos;
  private final List<String> regions;
  private final ModuleSettings settings;
  private final BooleanSupplier interrupted;
  private final WaitListener turn;
  private final Gaps gaps = new Gaps();

  /** What the scopes of a region, an account and a run have computed once. */
  record Memos(Memo region, Memo account, Memo run) {}

  AccountScope(
      Place place,
      Access access,
      AwsClients clients,
      Memos memos,
      List<String> regions,
      ModuleSettings settings,
      BooleanSupplier interrupted,
      WaitListener turn) {
    this.place = place;
    this.access = access;
    this.clients = clients;
    this.memos = memos;
    this.regions = regions;
    this.settings = settings;
    this.interrupted = interrupted;
    this.turn = turn;
  }

  @Override
  public Place place() {
    return place;
  }

  @Override
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient>
      C client(Supplier<B> builder) {
    // A global service is called through the account's home region, whose partition decides.
    var region = place.region().equals(Place.GLOBAL) ? access.homeRegion() : place.region();
    return client(builder, region);
  }

  @Override
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient>
      C client(Supplier<B> builder, String region) {
    return clients.client(builder, access, region);
  }

  /**
   * Does something as this scope: with its account's right, and in its turn. To be said in every
   * thread that calls AWS for it.
   */
  void acting(Runnable task) {
    access.run(turn, task);
  }

  @Override
  public byte[] download(AwsService service, URI url, int mostBytes) {
    var region = place.region().equals(Place.GLOBAL) ? access.homeRegion() : place.region();
    return clients.download(service, url, mostBytes, access, region);
  }

  @Override
  public List<String> regions() {
    return regions;
  }

  @Override
  public <V> V setting(ModuleSetting<V> setting) {
    return settings.of(setting);
  }

  @Override
  public <T> void ask(Details<T> wanted, Consumer<T> call) {
    var window = new SideBySide(DETAILS_AT_ONCE);
    try {
      for (var item : wanted.items()) {
        window.run(() -> acting(() -> ask(wanted, call, item)));
      }
    } finally {
      window.close();
    }
    window.rethrow();
  }

  private <T> void ask(Details<T> wanted, Consumer<T> call, T item) {
    try {
      call.accept(item);
    } catch (SdkException e) {
      if (Failures.isInterruption(e)) {
        throw new SurveyInterruptedException("interrupted");
      }
      if (!Failures.isGone(e)) {
        gaps.detail(wanted.name().apply(item), Failures.outcomeOf(e), wanted.feeds());
      }
    }
  }

  @Override
  public <V> V oncePerRegion(Class<V> key, Supplier<V> compute) {
    return memos.region().get(key, key, compute);
  }

  @Override
  public <V> V oncePerAccount(Class<V> key, Supplier<V> compute) {
    return memos.account().get(key, key, compute);
  }

  @Override
  public <V> V oncePerRun(String name, Class<V> type, Supplier<V> compute) {
    return memos.run().get(name, type, compute);
  }

  @Override
  public void missing(String item, String reason, Object... feeds) {
    gaps.detail(item, new Outcome.Failed(reason), List.of(feeds));
  }

  /** Says that AWS returned an item that cannot be charted, as it has no id. */
  void withoutId(String label) {
    gaps.withoutId(label);
  }

  /** What was not read. */
  Gaps gaps() {
    return gaps;
  }

  @Override
  public void pause(Duration time) {
    var left = time;
    while (left.isPositive()) {
      if (interrupted.getAsBoolean()) {
        throw new SurveyInterruptedException("interrupted");
      }
      var step = left.compareTo(STEP) < 0 ? left : STEP;
      try {
        Thread.sleep(step);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SurveyInterruptedException("interrupted");
      }
      left = left.minus(step);
    }
  }
}
