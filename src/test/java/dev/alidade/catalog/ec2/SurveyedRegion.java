package dev.alidade.catalog.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.aws.Operation;
import dev.alidade.aws.Outcome;
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
import dev.alidade.survey.ScopeInTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * One region of one account of a served estate, asked by the real SDK, and the rows that a resource
 * made of the answers.
 */
public final class SurveyedRegion implements Rows {

  private final URI url;
  private final Place place;
  private final ScopeInTest at;
  // Details are asked side by side.
  private final List<NodeRow> nodes = Collections.synchronizedList(new ArrayList<>());
  private final List<LinkRow> links = Collections.synchronizedList(new ArrayList<>());
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final List<String> withoutId = new ArrayList<>();
  private Consumer<NodeRow> watcher = row -> {};

  /** A region in which nothing has been surveyed. */
  public SurveyedRegion(EstateServer server, String account, String region) {
    this(server.url(), account, region);
  }

  /** The same of whatever answers there as AWS does. */
  public SurveyedRegion(URI url, String account, String region) {
    this.url = url;
    this.place = new Place("aws", account, region);
    this.at = new ScopeInTest(place, this::leading);
  }

  /** Calls this with each row as it comes. */
  public SurveyedRegion watchedBy(Consumer<NodeRow> onRow) {
    watcher = onRow;
    return this;
  }

  /** Where it is. */
  Place place() {
    return place;
  }

  /** What a resource is given to ask. */
  public Scope scope() {
    return at.scope();
  }

  /**
   * Surveys a resource, which must have declared all that it adds and calls, and to which all that
   * it asks is answered, with an id.
   */
  public SurveyedRegion survey(RegionalResource resource) {
    surveyWithGaps(resource);
    assertThat(withoutId).isEmpty();
    assertThat(at.outcome()).isEqualTo(new Outcome.Complete());
    return this;
  }

  /** The same where AWS leaves out ids. */
  public SurveyedRegion surveyWithGaps(RegionalResource resource) {
    resource.survey(at.scope(), this);
    assertThat(resource.operations().stream().map(Operation::name))
        .as("what was called is declared")
        .containsAll(calls);
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

  /** The items of whose details something was not read. */
  public List<String> missing() {
    return at.missing();
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

  private AwsClientBuilder<?, ?> leading(AwsClientBuilder<?, ?> client) {
    ((AwsSyncClientBuilder<?, ?>) client).httpClientBuilder(UrlConnectionHttpClient.builder());
    return client
        .endpointOverride(url)
        .overrideConfiguration(config -> config.addExecutionInterceptor(new Listener()));
  }

  private final class Listener implements ExecutionInterceptor {
    @Override
    public void beforeExecution(
        Context.BeforeExecution context, ExecutionAttributes executionAttributes) {
      calls.add(executionAttributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    }
  }
}
