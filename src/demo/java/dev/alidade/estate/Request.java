package dev.alidade.estate;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One AWS call: who asks which service in which region for what.
 *
 * @param identity whose access key signed it
 * @param service the signing name, {@code ec2}
 * @param region the signing region; {@link Estate#GLOBAL} for IAM and Organizations
 * @param operation the operation, {@code DescribeVpcs}
 * @param parameters of the form; empty for JSON
 * @param json the body where it is JSON, else ""
 */
record Request(
    Identity identity,
    String service,
    String region,
    String operation,
    Map<String, String> parameters,
    String json) {

  /** {@code Credential=AKID/20300101/eu-west-1/ec2/aws4_request} of Signature Version 4. */
  private static final Pattern SCOPE =
      Pattern.compile("Credential=([^/,]+)/\\d+/([^/,]+)/([^/,]+)/aws4_request");

  /** Inspector's operations are paths. https://docs.aws.amazon.com/inspector/v2/APIReference/ */
  private static final Map<String, String> INSPECTOR_PATHS =
      Map.of("/findings/list", "ListFindings", "/members/list", "ListMembers");

  private static final List<String> GLOBAL_SERVICES = List.of("iam", "organizations");

  /** The services of operations that come without a signature. */
  private static final List<String> UNSIGNED_STS =
      List.of("GetCallerIdentity", "AssumeRole", "AssumeRoleWithWebIdentity");

  static Request read(
      @Nullable String authorization,
      @Nullable String target,
      String path,
      @Nullable String query,
      String body,
      Sessions sessions,
      Estate estate) {
    var scope = SCOPE.matcher(authorization == null ? "" : authorization);
    boolean signed = scope.find();
    var form = body.startsWith("{") ? Map.<String, String>of() : form(body, query);
    var action = form.getOrDefault("Action", "");
    var service = signed ? scope.group(3) : serviceOf(action);
    var region = signed ? scope.group(2) : estate.regions().getFirst();
    return new Request(
        sessions.identify(signed ? scope.group(1) : "", estate),
        service,
        GLOBAL_SERVICES.contains(service) ? Estate.GLOBAL : region,
        action.isEmpty() ? operation(target, path) : action,
        form,
        body.startsWith("{") ? body : "");
  }

  /** {@code AWSOrganizationsV20161128.ListRoots} in a header, or a path. */
  private static String operation(@Nullable String target, String path) {
    return target == null
        ? INSPECTOR_PATHS.getOrDefault(path, path)
        : target.substring(target.indexOf('.') + 1);
  }

  String account() {
    return identity.account();
  }

  Protocol protocol() {
    return Protocol.of(service);
  }

  /** Returns the action as IAM policies write it. */
  String action() {
    return service + ':' + operation;
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

  /** Returns the token of the page that is asked for, or "" for the first one. */
  String token() {
    if (!json.isEmpty()) {
      var name = protocol() == Protocol.JSON ? "NextToken" : "nextToken";
      return Json.parse(json) instanceof Map<?, ?> map && map.get(name) instanceof String token
          ? token
          : "";
    }
    return parameter(protocol() == Protocol.EC2_QUERY ? "NextToken" : "Marker");
  }

  /** Returns the resource that AWS names when it refuses this call. */
  String resource() {
    return switch (service) {
      case "sts" -> parameters.getOrDefault("RoleArn", "*");
      case "iam" ->
          parameters.containsKey("UserName")
              ? "arn:aws:iam::%s:user/%s".formatted(account(), parameter("UserName"))
              : "*";
      case "organizations" -> "*";
      default -> "arn:aws:%s:%s:%s:/%s".formatted(service, region, account(), pathOf(operation));
    };
  }

  private static String pathOf(String operation) {
    return operation.startsWith("List")
        ? operation.substring(4).toLowerCase(Locale.ROOT) + "/list"
        : operation;
  }

  private static String serviceOf(String action) {
    if (UNSIGNED_STS.contains(action)) {
      return "sts";
    }
    if (action.startsWith("Describe")) {
      return "ec2";
    }
    return action.isEmpty() ? "inspector2" : "iam";
  }

  private static Map<String, String> form(String body, @Nullable String query) {
    var form = new HashMap<String, String>();
    for (String text : Arrays.asList(query == null ? "" : query, body)) {
      for (String pair : text.split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
      }
    }
    return form;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
