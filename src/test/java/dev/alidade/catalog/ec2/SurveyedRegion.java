package dev.alidade.catalog.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.catalog.Details;
import dev.alidade.catalog.ModuleSetting;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.estate.EstateServer;
import dev.alidade.graph.LinkRow;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NoIdException;
import dev.alidade.graph.NodeRow;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Place;
import dev.alidade.graph.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * One region of one account of a served estate, asked by the real SDK, and the rows that a resource
 * made of the answers.
 */
public final class SurveyedRegion implements Scope, Rows {

  private final URI url;
  private final Place place;
  private final List<NodeRow> nodes = new ArrayList<>();
  private final List<LinkRow> links = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private final List<String> withoutId = new ArrayList<>();
  private final Map<String, Object> once = new HashMap<>();
  private Consumer<NodeRow> watcher = row -> {};

  /** A region in which nothing has been surveyed. */
  public SurveyedRegion(EstateServer server, String account, String region) {
    this(server.url(), account, region);
  }

  /** The same of whatever answers there as AWS does. */
  public SurveyedRegion(URI url, String account, String region) {
    this.url = url;
    this.place = new Place("aws", account, region);
  }

  /** Calls this with each row as it comes. */
  public SurveyedRegion watchedBy(Consumer<NodeRow> onRow) {
    watcher = onRow;
    return this;
  }

  /** Surveys a resource, which must have declared all that it adds, and all of it with an id. */
  public SurveyedRegion survey(RegionalResource resource) {
    surveyWithGaps(resource);
    assertThat(withoutId).isEmpty();
    return this;
  }

  /** The same where AWS leaves out ids. */
  public SurveyedRegion surveyWithGaps(RegionalResource resource) {
    resource.survey(this, this);
    assertThat(resource.nodes()).containsAll(nodes.stream().map(NodeRow::type).toList());
    return this;
  }

  /** An answer of AWS as it came over the wire, beside the test. */
  public static String wire(Class<?> test, String file) {
    try (var stream = Objects.requireNonNull(test.getResourceAsStream(file), file)) {
      return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The operations called so far, as they were sent. */
  public List<String> calls() {
    return calls;
  }

  /** The labels of items without an id, one for each. */
  public List<String> withoutId() {
    return withoutId;
  }

  /** The ids of the rows of a label. */
  public List<String> ids(String label) {
    return nodes.stream().filter(n -> n.type().label().equals(label)).map(NodeRow::id).toList();
  }

  /** The labels of the rows, each once. */
  Set<String> labels() {
    return nodes.stream().map(n -> n.type().label()).collect(Collectors.toSet());
  }

  /** All links. */
  List<LinkRow> links() {
    return links;
  }

  /** The rows of a label. */
  List<NodeRow> rows(String label) {
    return nodes.stream().filter(n -> n.type().label().equals(label)).toList();
  }

  /** The only row with this label and id. */
  public NodeRow node(String label, String id) {
    var found =
        nodes.stream().filter(n -> n.type().label().equals(label) && n.id().equals(id)).toList();
    assertThat(found).as("%s %s of %s", label, id, ids(label)).hasSize(1);
    return found.getFirst();
  }

  /** The properties of the only row with this label and id. */
  public Map<String, @Nullable Object> properties(String label, String id) {
    return node(label, id).properties();
  }

  /** The links of a type, each as {@code source -> target}, in the relationship's direction. */
  public List<String> links(String type) {
    return links.stream().filter(l -> l.type().type().equals(type)).map(this::arrow).toList();
  }

  /** The links that a resource added by themselves or with its nodes. */
  public List<LinkRow> linkRows(String type) {
    return links.stream().filter(l -> l.type().type().equals(type)).toList();
  }

  private String arrow(LinkRow link) {
    var near = link.type().near().label() + " " + link.nearKey();
    var far = link.type().far().label() + " " + link.farKey();
    return link.type().outgoing() ? near + " -> " + far : far + " -> " + near;
  }

  @Override
  public <T> void add(NodeType<T> type, T item) {
    NodeRow row;
    try {
      row = type.row(item, place);
    } catch (NoIdException e) {
      withoutId.add(e.label());
      return;
    }
    nodes.add(row);
    watcher.accept(row);
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
    var keys = AwsBasicCredentials.create("AKIA" + place.accountId() + "TEST", "secret");
    return builder
        .get()
        .endpointOverride(url)
        .region(Region.of(region))
        .credentialsProvider(StaticCredentialsProvider.create(keys))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(config -> config.addExecutionInterceptor(new Listener()))
        .build();
  }

  private final class Listener implements ExecutionInterceptor {
    @Override
    public void beforeExecution(
        Context.BeforeExecution context, ExecutionAttributes executionAttributes) {
      calls.add(executionAttributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    }
  }

  @Override
  public <T> void ask(Details<T> details, Consumer<T> call) {
    details.items().forEach(call);
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
    return oncePerRun(key.getName(), key, compute);
  }

  @Override
  public <V> V oncePerAccount(Class<V> key, Supplier<V> compute) {
    return compute.get();
  }

  @Override
  public <V> V oncePerRun(String name, Class<V> type, Supplier<V> compute) {
    if (!once.containsKey(name)) {
      once.put(name, compute.get());
    }
    return type.cast(once.get(name));
  }

  @Override
  public void missing(String item, String reason, Object... feeds) {
    throw new AssertionError(reason);
  }

  @Override
  public void pause(Duration time) {}
}
