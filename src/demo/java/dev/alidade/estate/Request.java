package dev.alidade.estate;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One AWS call: who asks which service in which region for what.
 *
 * @param identity whose access key signed it
 * @param client the service
 * @param region the signing region; {@link Estate#GLOBAL} for a service without regions
 * @param operation the operation, {@code DescribeVpcs}
 * @param parameters the labels of the path, the query, and the form or the members at the top of
 *     the JSON in the body; what stands in a list is numbered from 1, {@code services.1}
 * @param json the body where it is JSON, else ""
 */
record Request(
    Identity identity,
    Service client,
    String region,
    String operation,
    Map<String, String> parameters,
    String json) {

  /** {@code Credential=AKID/20300101/eu-west-1/ec2/aws4_request} of Signature Version 4. */
  private static final Pattern SCOPE =
      Pattern.compile("Credential=([^/,]+)/\\d+/([^/,]+)/([^/,]+)/aws4_request");

  /** The parameters that ask for a further page and for nothing else. */
  private static final List<String> TOKENS =
      List.of(
          "NextToken",
          "nextToken",
          "Marker",
          "marker",
          "position",
          "continuation-token",
          "PaginationToken",
          "ExclusiveStartTableName");

  /** What a form says of itself. */
  private static final Set<String> OF_THE_PROTOCOL = Set.of("Action", "Version");

  static Request read(Sent sent, Services services, Sessions sessions, Estate estate) {
    var scope = SCOPE.matcher(sent.authorization());
    boolean signed = scope.find();
    var given = form(sent.query());
    if (sent.members().isEmpty() && !sent.body().startsWith("<")) {
      given.putAll(form(sent.body()));
    }
    var found =
        services.find(
            signed ? scope.group(3) : "", sent.method(), sent.path(), sent.target(), given);
    var parameters = new LinkedHashMap<>(found.labels());
    parameters.putAll(given);
    addMembers(sent.members(), parameters);
    return new Request(
        sessions.identify(signed ? scope.group(1) : "", estate),
        found.service(),
        found.service().regional()
            ? signed ? scope.group(2) : estate.regions().getFirst()
            : Estate.GLOBAL,
        found.operation(),
        parameters,
        sent.body().startsWith("{") ? sent.body() : "");
  }

  /**
   * A request as HTTP has it; what it lacks is "".
   *
   * @param path as sent, with its escapes
   * @param target the header {@code X-Amz-Target}
   * @param body as text, "" where it is CBOR
   * @param members of the body where it is an object of JSON or CBOR
   */
  record Sent(
      String method,
      String path,
      String query,
      String authorization,
      String target,
      String body,
      Map<?, ?> members) {}

  /** Returns the client's package, {@code elasticloadbalancingv2}. */
  String service() {
    return client.name();
  }

  String account() {
    return identity.account();
  }

  Protocol protocol() {
    return client.protocol();
  }

  /** Returns the operation as the estate's files and the faults have it. */
  String action() {
    return client.name() + ':' + operation;
  }

  /** Returns the operation as IAM policies write it. */
  String permission() {
    return client.actions() + ':' + operation;
  }

  /** Returns the parameter, or "" where the call has none of that name. */
  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** Returns {@code Filter.member.1}, {@code Filter.member.2} and so on. */
  List<String> parameters(String name) {
    return parameters.entrySet().stream()
        .filter(parameter -> parameter.getKey().startsWith(name + '.'))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Returns the values of all parameters: one of them is the item that is asked about, if any. */
  List<String> values() {
    return parameters.entrySet().stream()
        .filter(parameter -> !OF_THE_PROTOCOL.contains(parameter.getKey()))
        .map(Map.Entry::getValue)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  /** Returns the token of the page that is asked for, or "" for the first one. */
  String token() {
    return TOKENS.stream()
        .map(this::parameter)
        .filter(token -> !token.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Returns the resource that AWS names when it refuses this call. */
  String resource() {
    var arn = parameters.values().stream().filter(value -> value.startsWith("arn:")).findFirst();
    if (arn.isPresent()) {
      return arn.get();
    }
    return switch (protocol()) {
      case S3 ->
          parameters.containsKey("Bucket")
              ? "arn:aws:s3:::" + parameter("Bucket")
              : "arn:aws:s3:::*";
      case REST_JSON ->
          "arn:aws:%s:%s:%s:/%s".formatted(client.actions(), region, account(), pathOf(operation));
      case QUERY ->
          parameters.containsKey("UserName")
              ? "arn:aws:iam::%s:user/%s".formatted(account(), parameter("UserName"))
              : "*";
      default -> "*";
    };
  }

  private static String pathOf(String operation) {
    return operation.startsWith("List")
        ? operation.substring(4).toLowerCase(Locale.ROOT) + "/list"
        : operation;
  }

  private static void addMembers(Map<?, ?> members, Map<String, String> parameters) {
    members.forEach(
        (name, value) -> {
          if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
              if (list.get(i) instanceof String element) {
                parameters.put(name + "." + (i + 1), element);
              }
            }
          } else if (value instanceof String text) {
            parameters.put(name.toString(), text);
          }
        });
  }

  private static Map<String, String> form(String text) {
    var form = new LinkedHashMap<String, String>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      } else if (!pair.isEmpty()) {
        form.put(decoded(pair), "");
      }
    }
    return form;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
