package dev.alidade.catalog.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.catalog.Details;
import dev.alidade.catalog.GlobalResource;
import dev.alidade.catalog.ModuleSetting;
import dev.alidade.catalog.Scope;
import dev.alidade.graph.LinkRow;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NoIdException;
import dev.alidade.graph.NodeRow;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Place;
import dev.alidade.graph.Rows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;

/** An account whose IAM answers as told; keeps the rows that a survey adds. */
final class IamScope implements Scope, Rows {

  static final String ACCOUNT = "111111111111";

  private final Place place;
  private final WireIam iam;
  private final Map<String, Object> ofTheRun;
  private final Map<Class<?>, Object> ofTheAccount = new HashMap<>();
  private final List<NodeRow> nodes = new ArrayList<>();
  private final List<LinkRow> links = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final List<String> withoutId = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();

  IamScope(WireIam iam) {
    this(iam, new Place("aws", ACCOUNT, Place.GLOBAL), new HashMap<>());
  }

  IamScope(WireIam iam, Place place, Map<String, Object> ofTheRun) {
    this.iam = iam;
    this.place = place;
    this.ofTheRun = ofTheRun;
  }

  /** Surveys what has ids throughout, and returns itself. */
  IamScope survey(GlobalResource resource) {
    surveyWithGaps(resource);
    assertThat(withoutId).isEmpty();
    return this;
  }

  /** The same where AWS leaves out ids. */
  IamScope surveyWithGaps(GlobalResource resource) {
    resource.survey(this, this);
    return this;
  }

  /** The labels of items without an id, one for each. */
  List<String> withoutId() {
    return withoutId;
  }

  List<NodeRow> all() {
    return nodes;
  }

  /** The keys of both ends of every link. */
  List<String> ends() {
    return links.stream()
        .flatMap(row -> Stream.of(row.nearKey(), row.farKey()))
        .map(String::valueOf)
        .toList();
  }

  List<NodeRow> nodes(String label) {
    return nodes.stream().filter(row -> row.type().label().equals(label)).toList();
  }

  List<NodeRow> nodes(NodeType<?> type) {
    return nodes.stream().filter(row -> row.type() == type).toList();
  }

  NodeRow node(String label, String id) {
    return nodes(label).stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
  }

  /** Links of a relationship type as {@code source -> target}, by the keys that they match. */
  List<String> links(String type) {
    return links.stream()
        .filter(row -> row.type().type().equals(type))
        .map(
            row ->
                row.type().outgoing()
                    ? row.nearKey() + " -> " + row.farKey()
                    : row.farKey() + " -> " + row.nearKey())
        .toList();
  }

  List<String> missing() {
    return missing;
  }

  List<Duration> pauses() {
    return pauses;
  }

  @Override
  public <T> void add(NodeType<T> type, T item) {
    try {
      nodes.add(type.row(item, place));
    } catch (NoIdException e) {
      withoutId.add(e.label());
      return;
    }
    type.linkRows(item, place, links::add);
  }

  @Override
  public <T> void link(LinkType<T> type, T item) {
    type.rows(item, place, links::add);
  }

  @Override
  public Place place() {
    return place;
  }

  @Override
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient>
      C client(Supplier<B> builder) {
    return client(builder, place.region());
  }

  @Override
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient>
      C client(Supplier<B> builder, String region) {
    return builder
        .get()
        .region(Region.AWS_GLOBAL)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")))
        .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .httpClient(iam)
        .build();
  }

  @Override
  public <T> void ask(Details<T> details, Consumer<T> call) {
    for (var item : details.items()) {
      try {
        call.accept(item);
      } catch (SdkException e) {
        if (!Iam.SERVICE.saysGone(e)) {
          missing.add(details.name().apply(item));
        }
      }
    }
  }

  @Override
  public List<String> regions() {
    return List.of(place.region());
  }

  @Override
  public <V> V setting(ModuleSetting<V> setting) {
    return setting.usual();
  }

  @Override
  public <V> V oncePerRegion(Class<V> key, Supplier<V> compute) {
    return oncePerAccount(key, compute);
  }

  @Override
  public <V> V oncePerAccount(Class<V> key, Supplier<V> compute) {
    return key.cast(ofTheAccount.computeIfAbsent(key, k -> compute.get()));
  }

  @Override
  public <V> V oncePerRun(String name, Class<V> type, Supplier<V> compute) {
    return type.cast(ofTheRun.computeIfAbsent(name, n -> compute.get()));
  }

  @Override
  public void missing(String item, String reason, Object... feeds) {
    missing.add(item + ": " + reason);
  }

  @Override
  public void pause(Duration time) {
    pauses.add(time);
  }
}
