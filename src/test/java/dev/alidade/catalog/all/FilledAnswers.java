package dev.alidade.catalog.all;

import dev.alidade.catalog.GlobalResource;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Resource;
import dev.alidade.catalog.RunResource;
import dev.alidade.graph.LinkRow;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NoIdException;
import dev.alidade.graph.NodeRow;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Place;
import dev.alidade.graph.Rows;
import dev.alidade.survey.ScopeInTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.core.interceptor.SdkInternalExecutionAttribute;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** What a resource makes of answers in which nothing is missing: its rows and its calls. */
final class FilledAnswers implements Rows {

  private static final String ACCOUNT = "111111111111";

  /**
   * So many answers of an operation have lists in them: a tree of which every branch has another
   * would have no end. No more than are asked side by side, so that it is always the same ones.
   */
  private static final int OF_ONE_OPERATION = 8;

  private static final String PROTOCOL = "x-protocol";

  private final Place place;
  private final Distinct values;
  private final ScopeInTest scope;
  private final ConcurrentMap<String, AtomicInteger> calls = new ConcurrentSkipListMap<>();
  private final List<NodeRow> nodes = Collections.synchronizedList(new ArrayList<>());
  private final List<LinkRow> links = Collections.synchronizedList(new ArrayList<>());

  private FilledAnswers(Place place, int round) {
    this.place = place;
    this.values = new Distinct(round, ACCOUNT);
    this.scope = new ScopeInTest(place, this::answering);
  }

  /** Surveys a resource. */
  static FilledAnswers of(Resource resource, int round) {
    switch (resource) {
      case RegionalResource regional -> {
        var answers = new FilledAnswers(new Place("aws", ACCOUNT, "eu-west-1"), round);
        regional.survey(answers.scope.scope(), answers);
        return answers;
      }
      case GlobalResource global -> {
        var answers = new FilledAnswers(new Place("aws", ACCOUNT, Place.GLOBAL), round);
        global.survey(answers.scope.scope(), answers);
        return answers;
      }
      case RunResource ofTheRun -> {
        var answers = new FilledAnswers(new Place("aws", ACCOUNT, "eu-west-1"), round);
        ofTheRun.survey(answers.scope.scope(), answers);
        return answers;
      }
    }
  }

  /** The calls made, each once, as {@code ec2:DescribeVolumes}. */
  Set<String> calls() {
    return calls.keySet();
  }

  List<NodeRow> nodes() {
    return nodes;
  }

  List<LinkRow> links() {
    return links;
  }

  @Override
  public <T> void add(NodeType<T> type, T item) {
    try {
      nodes.add(type.row(item, place));
    } catch (NoIdException e) {
      throw new AssertionError("Nothing was missing, and yet there is no id for " + type, e);
    }
    type.linkRows(item, place, links::add);
  }

  @Override
  public <T> void link(LinkType<T> type, T item) {
    type.rows(item, place, links::add);
  }

  private AwsClientBuilder<?, ?> answering(AwsClientBuilder<?, ?> builder) {
    ((AwsSyncClientBuilder<?, ?>) builder).httpClient(new Empty());
    return builder.overrideConfiguration(o -> o.addExecutionInterceptor(new Filling()));
  }

  /** Puts a filled answer in the place of the empty one. */
  private final class Filling implements ExecutionInterceptor {

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes about) {
      called(context.request(), about).incrementAndGet();
    }

    @Override
    public SdkHttpRequest modifyHttpRequest(
        Context.ModifyHttpRequest context, ExecutionAttributes about) {
      var protocol =
          about.getAttribute(SdkInternalExecutionAttribute.PROTOCOL_METADATA).serviceProtocol();
      return context.httpRequest().toBuilder().putHeader(PROTOCOL, protocol).build();
    }

    @Override
    public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes about) {
      var builder = (AwsResponse.Builder) context.response().toBuilder();
      if (called(context.request(), about).get() > OF_ONE_OPERATION) {
        values.fillWithoutLists((SdkPojo) builder);
      } else {
        values.fill((SdkPojo) builder);
      }
      return builder.build();
    }
  }

  private AtomicInteger called(SdkRequest request, ExecutionAttributes about) {
    var packageName = request.getClass().getPackageName().split("\\.", -1);
    var operation =
        packageName[packageName.length - 2]
            + ":"
            + about.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    return calls.computeIfAbsent(operation, first -> new AtomicInteger());
  }

  /** Answers with nothing, in the words of the protocol. */
  private static final class Empty implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      var protocol = request.httpRequest().firstMatchingHeader(PROTOCOL).orElse("");
      var body =
          protocol.contains("json")
              ? "{}".getBytes(StandardCharsets.UTF_8)
              : protocol.contains("cbor")
                  ? new byte[] {(byte) 0xa0}
                  : "<Empty/>".getBytes(StandardCharsets.UTF_8);
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() {
          return HttpExecuteResponse.builder()
              .response(SdkHttpResponse.builder().statusCode(200).build())
              .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
              .build();
        }

        @Override
        public void abort() {}
      };
    }

    @Override
    public void close() {}
  }
}
