package dev.alidade.catalog.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.aws.Operation;
import dev.alidade.aws.Outcome;
import dev.alidade.catalog.GlobalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.graph.LinkRow;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NoIdException;
import dev.alidade.graph.NodeRow;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Place;
import dev.alidade.graph.Rows;
import dev.alidade.survey.ScopeInTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;

/** An account whose IAM answers as told; keeps the rows that a survey adds. */
final class IamScope implements Rows {

  static final String ACCOUNT = "111111111111";

  private final Place place;
  private final WireIam iam;
  private final ScopeInTest at;
  // Details are asked side by side.
  private final List<NodeRow> nodes = Collections.synchronizedList(new ArrayList<>());
  private final List<LinkRow> links = Collections.synchronizedList(new ArrayList<>());
  private final List<String> withoutId = Collections.synchronizedList(new ArrayList<>());

  IamScope(WireIam iam) {
    this(iam, new Place("aws", ACCOUNT, Place.GLOBAL), new ScopeInTest.Run());
  }

  IamScope(WireIam iam, Place place, ScopeInTest.Run run) {
    this.iam = iam;
    this.place = place;
    this.at = new ScopeInTest(place, this::leading, run);
  }

  /** Surveys what has ids throughout, and returns itself. */
  IamScope survey(GlobalResource resource) {
    surveyWithGaps(resource);
    assertThat(withoutId).isEmpty();
    return this;
  }

  /** The same where AWS leaves out ids. */
  IamScope surveyWithGaps(GlobalResource resource) {
    var before = iam.operations().size();
    resource.survey(at.scope(), this);
    assertThat(resource.operations().stream().map(Operation::name))
        .as("what was called is declared")
        .containsAll(iam.operations().stream().skip(before).toList());
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

  /** What a resource is given to ask. */
  Scope scope() {
    return at.scope();
  }

  /** The names of what could not be read, sorted. */
  List<String> missing() {
    return at.missing();
  }

  /** How it ended. */
  Outcome outcome() {
    return at.outcome();
  }

  List<Duration> pauses() {
    return at.pauses();
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

  private AwsClientBuilder<?, ?> leading(AwsClientBuilder<?, ?> client) {
    ((AwsSyncClientBuilder<?, ?>) client).httpClient(iam);
    return client.overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()));
  }
}
