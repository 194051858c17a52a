package dev.alidade.catalog.s3;

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
import dev.alidade.catalog.Scope;
import dev.alidade.catalog.all.AwsCatalogue;
import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import dev.alidade.estate.Fault;
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
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * An account with the buckets that a test names, served over HTTP and asked by the clients of a
 * survey; keeps the rows that come of it.
 */
final class AccountWithBuckets implements Scope, Rows, AutoCloseable {

  static final String ACCOUNT = "210987654321";
  static final String IRELAND = "eu-west-1";

  private static final String XML = "xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

  private final EstateServer server = EstateServer.start(Estate.sample());
  private final List<String> listed = new ArrayList<>();
  private final List<NodeRow> nodes = new ArrayList<>();
  private final List<LinkRow> links = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final List<String> withoutId = new ArrayList<>();
  private final Map<Class<?>, Object> memo = new LinkedHashMap<>();
  private List<String> regions = List.of(IRELAND);
  private final Place place;
  private final AwsClients clients;
  private final Access access;

  AccountWithBuckets() {
    this("aws");
  }

  AccountWithBuckets(String partition) {
    place = new Place(partition, ACCOUNT, Place.GLOBAL);
    access =
        new Access(
            ACCOUNT,
            partition,
            "production",
            IRELAND,
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create("AKIA" + ACCOUNT + "TEST", "hunter2")));
    clients =
        new AwsClients(
            AwsSettings.from(
                    Map.of("AWS_ENDPOINT_URL", server.url().toString(), "AWS_MAX_ATTEMPTS", "1"))
                .knowing(AwsCatalogue.create().services()),
            new CallLedger(InstantSource.system()),
            new Limiter(AwsCatalogue.create().services().rates(), Ticker.system()));
  }

  /** A bucket in Ireland, with nothing said of it, which is as AWS makes them since 2023. */
  AccountWithBuckets bucket(String name) {
    return bucket(name, IRELAND);
  }

  AccountWithBuckets bucket(String name, String region) {
    listed.add(
        "<Bucket><Name>%s</Name><CreationDate>2019-01-07T09:00:00.000Z</CreationDate>%s</Bucket>"
            .formatted(
                name, region.isEmpty() ? "" : "<BucketRegion>" + region + "</BucketRegion>"));
    return this;
  }

  /** The regions in which the account is surveyed. */
  AccountWithBuckets inRegions(String... some) {
    regions = List.of(some);
    return this;
  }

  /** What the list of one region's buckets answers. */
  AccountWithBuckets listOf(String region, String buckets) {
    server.serve(
        server
            .estate()
            .replaceItem(ACCOUNT, Estate.GLOBAL, "s3:ListBuckets", region, page(buckets, "")));
    return this;
  }

  /** An element of the list, whatever it says. */
  AccountWithBuckets listed(String element) {
    listed.add(element);
    return this;
  }

  /** What an operation answers about a bucket. */
  AccountWithBuckets answers(String bucket, String operation, String body) {
    return answersIn(IRELAND, bucket, operation, body);
  }

  AccountWithBuckets answersIn(String region, String bucket, String operation, String body) {
    server.serve(server.estate().replaceItem(ACCOUNT, region, "s3:" + operation, bucket, body));
    return this;
  }

  /** What S3 refuses an operation with. */
  AccountWithBuckets refuses(String bucket, String operation, int status, String code) {
    return answers(bucket, operation, "HTTP/1.1 %d %s\n\nNo.".formatted(status, code));
  }

  AccountWithBuckets policy(String bucket, String text) {
    return answers(bucket, "GetBucketPolicy", text);
  }

  /** The access control list: the owner's grant, and these. */
  AccountWithBuckets acl(String bucket, String... grants) {
    return answers(
        bucket,
        "GetBucketAcl",
        """
        <AccessControlPolicy %s><Owner><ID>owner</ID></Owner><AccessControlList>
        <Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser">\
        <ID>owner</ID></Grantee><Permission>FULL_CONTROL</Permission></Grant>%s
        </AccessControlList></AccessControlPolicy>\
        """
            .formatted(XML, String.join("", grants)));
  }

  static String grant(String group, String permission) {
    return """
    <Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="Group">\
    <URI>http://acs.amazonaws.com/groups/%s</URI></Grantee><Permission>%s</Permission></Grant>\
    """
        .formatted(group, permission);
  }

  /** A bucket that refuses nothing of its own. */
  AccountWithBuckets open(String bucket) {
    return refuses(bucket, "GetPublicAccessBlock", 404, "NoSuchPublicAccessBlockConfiguration");
  }

  /** What the whole account refuses. */
  AccountWithBuckets accountBlocks(boolean acls, boolean policies) {
    server.serve(
        server
            .estate()
            .replace(
                ACCOUNT,
                Estate.GLOBAL,
                "s3control:GetPublicAccessBlock",
                """
                <PublicAccessBlockConfiguration xmlns="http://awss3control.amazonaws.com/doc/2018-08-20/">\
                <BlockPublicAcls>false</BlockPublicAcls><IgnorePublicAcls>%s</IgnorePublicAcls>\
                <BlockPublicPolicy>false</BlockPublicPolicy>\
                <RestrictPublicBuckets>%s</RestrictPublicBuckets></PublicAccessBlockConfiguration>\
                """
                    .formatted(acls, policies)));
    return this;
  }

  /** What the account answers when it is asked what it refuses. */
  AccountWithBuckets accountRefuses(int status, String code) {
    server.serve(
        server
            .estate()
            .replace(
                ACCOUNT,
                Estate.GLOBAL,
                "s3control:GetPublicAccessBlock",
                "HTTP/1.1 %d %s\n\nNo.".formatted(status, code)));
    return this;
  }

  AccountWithBuckets goesWrong(Fault fault) {
    server.inject(fault);
    return this;
  }

  /** Puts these pages in the place of the list. */
  AccountWithBuckets pages(String... pages) {
    var estate = server.estate();
    for (int i = 0; i < pages.length; i++) {
      estate = estate.replace(ACCOUNT, Estate.GLOBAL, "s3:ListBuckets", i + 1, pages[i]);
    }
    server.serve(estate);
    return surveyed();
  }

  static String page(String buckets, String rest) {
    return "<ListAllMyBucketsResult %s><Buckets>%s</Buckets>%s</ListAllMyBucketsResult>"
        .formatted(XML, buckets, rest);
  }

  AccountWithBuckets survey() {
    return pages(page(String.join("", listed), ""));
  }

  private AccountWithBuckets surveyed() {
    access.call(
        () -> {
          new Buckets().survey(this, this);
          return this;
        });
    return this;
  }

  /** All that is known of a bucket, whatever it comes from. */
  Map<String, @Nullable Object> bucketOf(String name) {
    var all = new LinkedHashMap<String, @Nullable Object>();
    rows("AWSS3Bucket").stream()
        .filter(row -> row.id().equals(name))
        .forEach(row -> all.putAll(row.properties()));
    return all;
  }

  List<NodeRow> rows(String label) {
    return nodes.stream().filter(row -> row.type().label().equals(label)).toList();
  }

  List<String> ids(String label) {
    return rows(label).stream().map(NodeRow::id).distinct().toList();
  }

  NodeRow node(String label, String id) {
    return rows(label).stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
  }

  /** Links of a type as {@code source -> target}, by the keys that they match. */
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

  /** What could not be read: the item, and what it would have fed. */
  List<String> missing() {
    return missing;
  }

  List<String> withoutId() {
    return withoutId;
  }

  /** How often an operation was called. */
  long calls(String operation) {
    return server.counts().getOrDefault(operation, 0L);
  }

  /** All calls. */
  long calls() {
    return server.calls().size();
  }

  /** The operations that were called, each once. */
  TreeSet<String> operations() {
    return new TreeSet<>(server.counts().keySet());
  }

  /** The regions in which something was asked about a bucket. */
  List<String> regionsAsked() {
    return server.calls().stream()
        .filter(call -> !call.action().equals("s3:ListBuckets"))
        .map(call -> call.region())
        .distinct()
        .toList();
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
    return client(builder, IRELAND);
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
    missing.add(item + " " + reason + fed(List.of(feeds)));
  }

  private static String fed(List<Object> feeds) {
    return feeds.stream()
        .map(
            fed ->
                fed instanceof NodeType<?> type && type.isFacet()
                    ? type.properties().getFirst().name()
                    : fed.toString())
        .collect(Collectors.joining(", ", " (", ")"));
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
    return oncePerAccount(key, compute);
  }

  @Override
  public <V> V oncePerAccount(Class<V> key, Supplier<V> compute) {
    var known = memo.get(key);
    if (known == null) {
      known = compute.get();
      memo.put(key, known);
    }
    return key.cast(known);
  }

  @Override
  public <V> V oncePerRun(String name, Class<V> type, Supplier<V> compute) {
    return compute.get();
  }

  @Override
  public byte[] download(AwsService service, URI url, int mostBytes) {
    throw new AssertionError("Nothing of S3 is downloaded");
  }

  @Override
  public void pause(Duration time) {}
}
