package dev.alidade.catalog.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** KMS of all regions as the SDK sees it on the wire: answers by operation, and what was asked. */
final class WireKms implements SdkHttpClient {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A call: the region, the operation and its parameters. */
  record Call(String region, String operation, JsonNode parameters) {
    String key() {
      return parameter("KeyId");
    }

    String parameter(String name) {
      return parameters.path(name).asText();
    }
  }

  private record Answer(int status, String body) {}

  private final Map<String, Function<Call, Answer>> answers = new LinkedHashMap<>();
  private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());

  /** Answers with this body. */
  WireKms answer(String operation, String body) {
    return answer(operation, call -> body);
  }

  /** Answers with a body that depends on the call. */
  WireKms answer(String operation, Function<Call, String> body) {
    answers.put(operation, call -> new Answer(200, body.apply(call)));
    return this;
  }

  /** Refuses the calls about some key. */
  WireKms refuse(String operation, String key, String code) {
    return refuse(operation, call -> call.key().equals(key), code);
  }

  /** Refuses some calls, and answers the others as before. */
  WireKms refuse(String operation, Predicate<Call> which, String code) {
    var before = answers.get(operation);
    var refusal = "{\"__type\": \"%s\", \"message\": \"No.\"}".formatted(code);
    answers.put(
        operation,
        call -> which.test(call) || before == null ? new Answer(400, refusal) : before.apply(call));
    return this;
  }

  /** The keys that an operation was asked about, in order, each with its region. */
  List<String> asked(String operation) {
    return calls.stream()
        .filter(call -> call.operation().equals(operation))
        .map(call -> call.region() + " " + call.key())
        .toList();
  }

  /** The operations that were called. */
  List<String> operations() {
    return calls.stream().map(Call::operation).toList();
  }

  /** What was asked, in order. */
  List<Call> calls(String operation) {
    return calls.stream().filter(call -> call.operation().equals(operation)).toList();
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
        return HttpExecuteResponse.builder()
            .response(
                SdkHttpFullResponse.builder()
                    .statusCode(answer.status())
                    .putHeader("Content-Type", "application/x-amz-json-1.1")
                    .build())
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
    var http = request.httpRequest();
    var target = http.firstMatchingHeader("X-Amz-Target").orElseThrow();
    try (var body = request.contentStreamProvider().orElseThrow().newStream()) {
      return new Call(
          http.host().split("\\.", -1)[1],
          target.substring(target.indexOf('.') + 1),
          JSON.readTree(body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
