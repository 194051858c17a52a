package dev.alidade.catalog.lambda;

import dev.alidade.aws.Access;
import dev.alidade.aws.AwsClients;
import dev.alidade.aws.AwsService;
import dev.alidade.aws.AwsSettings;
import dev.alidade.aws.CallLedger;
import dev.alidade.aws.Failures;
import dev.alidade.aws.Limiter;
import dev.alidade.aws.Outcome;
import dev.alidade.aws.Ticker;
import dev.alidade.catalog.Details;
import dev.alidade.catalog.ModuleSetting;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.catalog.all.AwsCatalogue;
import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import dev.alidade.estate.Fault;
import dev.alidade.estate.Target;
import dev.alidade.graph.LinkRow;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NoIdException;
import dev.alidade.graph.NodeRow;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Place;
import dev.alidade.graph.Rows;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A region whose Lambda answers as a test says, over HTTP to the clients of a survey; keeps the
 * rows that come of it. It has no function, policy, alias or mapping that the test does not name.
 */
final class LambdaRegion implements Scope, Rows, AutoCloseable {

  static final String ACCOUNT = "111122223333";
  static final String REGION = "us-east-1";
  static final String FUNCTION = "arn:aws:lambda:us-east-1:111122223333:function:";

  private final EstateServer server = EstateServer.start(Estate.sample());
  private final List<NodeRow> nodes = new ArrayList<>();
  private final List<LinkRow> links = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final List<String> withoutId = new ArrayList<>();
  private final Place place = new Place("aws", ACCOUNT, REGION);
  private final Access access =
      new Access(
          ACCOUNT,
          "aws",
          "security",
          REGION,
          StaticCredentialsProvider.create(
              AwsBasicCredentials.create("AKIA" + ACCOUNT + "TEST", "hunter2")));
  private final AwsClients clients =
      new AwsClients(
          AwsSettings.from(
                  Map.of("AWS_ENDPOINT_URL", server.url().toString(), "AWS_MAX_ATTEMPTS", "1"))
              .knowing(AwsCatalogue.create().services()),
          new CallLedger(InstantSource.system()),
          new Limiter(AwsCatalogue.create().services().rates(), Ticker.system()));

  /** What {@code ListFunctions} answers, page by page. */
  LambdaRegion lists(String... pages) {
    return pages("lambda:ListFunctions", pages);
  }

  /** Functions that hardly anything is said of. */
  LambdaRegion has(String... names) {
    return lists("{\"Functions\": [" + String.join(",", functions(names)) + "]}");
  }

  /** A list with these functions, each as AWS must at least describe it. */
  private static List<String> functions(String... names) {
    return List.of(names).stream()
        .map(
            name ->
                "{\"FunctionName\": \"%s\", \"FunctionArn\": \"%s%s\"}"
                    .formatted(name, FUNCTION, name))
        .toList();
  }

  LambdaRegion pages(String operation, String... pages) {
    var estate = server.estate();
    for (int i = 0; i < pages.length; i++) {
      estate =
          i == 0
              ? estate.replace(ACCOUNT, REGION, operation, pages[i])
              : estate.replace(ACCOUNT, REGION, operation, i + 1, pages[i]);
    }
    server.serve(estate);
    return this;
  }

  /** What an operation answers about a function. */
  LambdaRegion answers(String function, String operation, String body) {
    server.serve(
        server.estate().replaceItem(ACCOUNT, REGION, "lambda:" + operation, function, body));
    return this;
  }

  LambdaRegion policy(String function, String policy) {
    var text = policy.replace("\"", "\\\"");
    return answers(function, "GetPolicy", "{\"Policy\": \"" + text + "\", \"RevisionId\": \"r\"}");
  }

  LambdaRegion denies(String operation, String function) {
    server.inject(Fault.deny(about(operation, function)));
    return this;
  }

  LambdaRegion denies(String operation) {
    server.inject(Fault.deny(Target.operation("lambda:" + operation)));
    return this;
  }

  /** The function was deleted between the list and this. */
  LambdaRegion hasLost(String function) {
    server.inject(
        Fault.refuse(
            about("*", function),
            404,
            "ResourceNotFoundException",
            "Function not found: " + FUNCTION + function));
    return this;
  }

  private static Target about(String operation, String function) {
    return new Target(ACCOUNT, REGION, "lambda:" + operation, function);
  }

  LambdaRegion survey(RegionalResource resource) {
    access.run(() -> resource.survey(this, this));
    return this;
  }

  /** All that is known of a function, whatever it comes from. */
  Map<String, @Nullable Object> function(String name) {
    var all = new LinkedHashMap<String, @Nullable Object>();
    rows("AWSLambda").stream()
        .filter(row -> row.id().equals(FUNCTION + name))
        .forEach(row -> all.putAll(row.properties()));
    return all;
  }

  List<NodeRow> rows(String label) {
    return nodes.stream().filter(row -> row.type().label().equals(label)).toList();
  }

  List<String> ids(String label) {
    return rows(label).stream().map(NodeRow::id).distinct().toList();
  }

  Map<String, @Nullable Object> properties(String label, String id) {
    return rows(label).stream()
        .filter(row -> row.id().equals(id))
        .findFirst()
        .orElseThrow()
        .properties();
  }

  /** Links of a type as {@code source -> label target}, by the keys that they match. */
  List<String> links(String type) {
    return links.stream()
        .filter(row -> row.type().type().equals(type))
        .map(
            row ->
                row.type().outgoing()
                    ? row.nearKey() + " -> " + row.type().far().label() + " " + row.farKey()
                    : row.farKey() + " -> " + row.type().near().label() + " " + row.nearKey())
        .toList();
  }

  /** What could not be read: the item, why, and the types that it would have fed. */
  List<String> missing() {
    return missing;
  }

  List<String> withoutId() {
    return withoutId;
  }

  /** How often an operation was called. */
  long calls(String operation) {
    return server.counts().getOrDefault("lambda:" + operation, 0L);
  }

  /** Every value of every row and link, as text. */
  String everything() {
    return nodes.stream().map(row -> row.id() + row.properties()).toList()
        + links.stream().map(row -> row.nearKey() + " " + row.farKey()).toList().toString()
        + missing;
  }

  @Override
  public void close() {
    clients.close();
    server.close();
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
    return client(builder, REGION);
  }

  @Override
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient>
      C client(Supplier<B> builder, String region) {
    return clients.client(builder, access, region);
  }

  @Override
  public <T> void ask(Details<T> details, Consumer<T> call) {
    for (var item : details.items()) {
      try {
        call.accept(item);
      } catch (SdkException e) {
        if (!Failures.isGone(e)) {
          missing.add(
              details.name().apply(item)
                  + (Failures.outcomeOf(e) instanceof Outcome.Denied denied
                      ? " denied " + denied.permission()
                      : " failed " + Failures.codeOf(e))
                  + fed(details.feeds()));
        }
      }
    }
  }

  @Override
  public void missing(String item, String reason, Object... feeds) {
    missing.add(item + ": " + reason + fed(List.of(feeds)));
  }

  private static String fed(List<Object> feeds) {
    return " "
        + feeds.stream()
            .map(
                fed ->
                    fed instanceof NodeType<?> type && type.isFacet()
                        ? type.properties().getFirst().name()
                        : fed.toString())
            .toList();
  }

  @Override
  public List<String> regions() {
    return List.of(REGION);
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
  public byte[] download(AwsService service, URI address, int mostBytes) {
    throw new AssertionError("Nothing of Lambda is fetched beside its API");
  }

  @Override
  public void pause(Duration time) {}
}
