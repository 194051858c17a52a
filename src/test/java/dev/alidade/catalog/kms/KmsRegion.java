package dev.alidade.catalog.kms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.aws.AwsService;
import dev.alidade.aws.Operation;
import dev.alidade.catalog.Details;
import dev.alidade.catalog.ModuleSetting;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.graph.LinkRow;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NoIdException;
import dev.alidade.graph.NodeRow;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Place;
import dev.alidade.graph.Rows;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/** A region whose KMS answers as told; keeps the rows that a survey adds. */
final class KmsRegion implements Scope, Rows {

  static final String ACCOUNT = "111122223333";

  private final WireKms kms;
  private final Place place;
  private final List<String> regions;
  private final List<NodeRow> nodes = new ArrayList<>();
  private final List<LinkRow> links = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final List<String> withoutId = new ArrayList<>();

  KmsRegion(WireKms kms) {
    this(kms, "eu-west-1", List.of("eu-west-1"));
  }

  KmsRegion(WireKms kms, String region, List<String> regions) {
    this.kms = kms;
    this.place = new Place("aws", ACCOUNT, region);
    this.regions = regions;
  }

  /** Surveys what has ids and answers throughout, and returns itself. */
  KmsRegion survey(RegionalResource resource) {
    surveyWithGaps(resource);
    assertThat(missing).isEmpty();
    assertThat(withoutId).isEmpty();
    return this;
  }

  /** The same where AWS leaves out ids or refuses. */
  KmsRegion surveyWithGaps(RegionalResource resource) {
    resource.survey(this, this);
    assertThat(resource.nodes()).containsAll(nodes.stream().map(NodeRow::type).toList());
    assertThat(resource.operations().stream().map(Operation::name))
        .as("what was called is declared")
        .containsAll(kms.operations());
    return this;
  }

  /** What could not be read: the item and the types that it feeds. */
  List<String> missing() {
    return missing;
  }

  /** The labels of items without an id. */
  List<String> withoutId() {
    return withoutId;
  }

  List<NodeRow> rows(NodeType<?> type) {
    return nodes.stream().filter(row -> row.type() == type).toList();
  }

  List<String> ids(NodeType<?> type) {
    return rows(type).stream().map(NodeRow::id).toList();
  }

  /** The properties of the only row of a type with this id. */
  Map<String, @Nullable Object> properties(NodeType<?> type, String id) {
    var found = rows(type).stream().filter(row -> row.id().equals(id)).toList();
    assertThat(found).hasSize(1);
    return found.getFirst().properties();
  }

  /** Links of a relationship type as {@code source -> label key target}. */
  List<String> links(String type) {
    return links.stream()
        .filter(row -> row.type().type().equals(type))
        .map(
            row ->
                row.nearKey()
                    + " -> "
                    + row.type().far().label()
                    + " "
                    + row.type().far().key()
                    + " "
                    + row.farKey())
        .toList();
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
        .region(Region.of(region))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")))
        .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .httpClient(kms)
        .build();
  }

  @Override
  public <T> void ask(Details<T> details, Consumer<T> call) {
    for (var item : details.items()) {
      try {
        call.accept(item);
      } catch (NotFoundException e) {
        assertThat(Kms.SERVICE.goneCodes()).contains(e.awsErrorDetails().errorCode());
      } catch (SdkException e) {
        missing(details.name().apply(item), "", details.feeds().toArray());
      }
    }
  }

  @Override
  public List<String> regions() {
    return regions;
  }

  @Override
  public <V> V setting(ModuleSetting<V> setting) {
    return setting.usual();
  }

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

  @Override
  public void missing(String item, String reason, Object... feeds) {
    missing.add(item + (reason.isEmpty() ? "" : " (" + reason + ")") + " of " + fed(feeds));
  }

  @Override
  public byte[] download(AwsService service, URI url, int mostBytes) {
    throw new AssertionError("KMS gives no addresses");
  }

  private static String fed(Object... feeds) {
    assertThat(feeds).hasSize(1);
    if (feeds[0] == KmsKeys.DESCRIPTION) {
      return "descriptions";
    }
    if (feeds[0] == KmsKeys.OPENNESS) {
      return "openness";
    }
    return feeds[0] == KmsKeys.ROTATION ? "rotation" : feeds[0].toString();
  }

  @Override
  public void pause(Duration time) {}
}
