package dev.alidade.catalog.iam;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** IAM as the SDK sees it on the wire: answers by operation, and what was asked. */
final class WireIam implements SdkHttpClient {

  /** A call: the operation and its parameters. */
  record Call(String operation, Map<String, String> parameters) {
    String parameter(String name) {
      return parameters.getOrDefault(name, "");
    }
  }

  private record Answer(int status, String body, Map<String, String> headers) {}

  private final Map<String, Function<Call, Answer>> answers = new LinkedHashMap<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();

  /** Answers with the elements of a result. */
  WireIam answer(String operation, String result) {
    return answer(operation, call -> result);
  }

  /** Answers with the elements of a result that depends on the parameters. */
  WireIam answer(String operation, Function<Call, String> result) {
    answers.put(
        operation, call -> new Answer(200, wrapped(operation, result.apply(call)), Map.of()));
    return this;
  }

  /** Answers with the elements of a result, and says when. */
  WireIam answerAt(String date, String operation, String result) {
    answers.put(
        operation, call -> new Answer(200, wrapped(operation, result), Map.of("Date", date)));
    return this;
  }

  /** Answers with the first result the first time, with the second the second time, and so on. */
  WireIam answers(String operation, String... results) {
    return answer(operation, call -> results[(int) Math.min(results.length, count(operation)) - 1]);
  }

  /** Refuses. */
  WireIam refuse(String operation, int status, String code) {
    answers.put(
        operation,
        call ->
            new Answer(
                status,
                """
                <ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
                  <Error><Type>Sender</Type><Code>%s</Code><Message>No.</Message></Error>
                  <RequestId>00000000-0000-0000-0000-000000000000</RequestId>
                </ErrorResponse>\
                """
                    .formatted(code),
                Map.of()));
    return this;
  }

  /** What was asked, in order. */
  List<Call> calls() {
    return List.copyOf(calls);
  }

  /** The operations of the calls, in order. */
  List<String> operations() {
    return calls.stream().map(Call::operation).toList();
  }

  /** How often an operation was called. */
  long count(String operation) {
    return calls.stream().filter(call -> call.operation().equals(operation)).count();
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() {
        var call = read(request);
        calls.add(call);
        var known = answers.get(call.operation());
        if (known == null) {
          throw new AssertionError("Nobody expected " + call);
        }
        var answer = known.apply(call);
        var response =
            SdkHttpFullResponse.builder()
                .statusCode(answer.status())
                .putHeader("Content-Type", "text/xml");
        answer.headers().forEach(response::putHeader);
        return HttpExecuteResponse.builder()
            .response(response.build())
            .responseBody(
                AbortableInputStream.create(
                    new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8))))
            .build();
      }

      @Override
      public void abort() {}
    };
  }

  @Override
  public void close() {}

  private static Call read(HttpExecuteRequest request) {
    var parameters = new LinkedHashMap<String, String>();
    try (var body = request.contentStreamProvider().orElseThrow().newStream()) {
      for (var pair : new String(body.readAllBytes(), StandardCharsets.UTF_8).split("&", -1)) {
        var parts = pair.split("=", 2);
        parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Call(parameters.getOrDefault("Action", ""), parameters);
  }

  private static String wrapped(String operation, String result) {
    return """
    <%1$sResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
      <%1$sResult>%2$s</%1$sResult>
      <ResponseMetadata>
        <RequestId>00000000-0000-0000-0000-000000000000</RequestId>
      </ResponseMetadata>
    </%1$sResponse>\
    """
        .formatted(operation, result);
  }
}
