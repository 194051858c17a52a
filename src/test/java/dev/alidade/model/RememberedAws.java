package dev.alidade.model;

import dev.alidade.model.Mishap.Denied;
import dev.alidade.model.Mishap.Failed;
import dev.alidade.model.Mishap.Interrupted;
import dev.alidade.model.Mishap.Killed;
import dev.alidade.model.Mishap.OneWithoutId;
import dev.alidade.model.Mishap.RegionNotNamed;
import dev.alidade.model.Mishap.SecondPageFailed;
import dev.alidade.model.Mishap.Unsupported;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Answers as AWS would about the estate of one moment, from memory, and goes wrong as told. */
final class RememberedAws implements SdkHttpClient {

  private static final Pattern SCOPE =
      Pattern.compile("Credential=AKIA([0-9]{12})/\\d+/([^/]+)/([^/]+)/");
  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");
  private static final Pattern FIRST_ELEMENT = Pattern.compile("^<(\\w+)>.*?</\\1>");
  private static final String SECOND_PAGE = "NextToken=second";

  private final Moment moment;
  private final List<Mishap> mishaps;
  private final Runnable interrupt;
  private final AtomicInteger calls = new AtomicInteger();

  RememberedAws(Moment moment, List<Mishap> mishaps, Runnable interrupt) {
    this.moment = moment;
    this.mishaps = mishaps;
    this.interrupt = interrupt;
  }

  private record Answer(int status, String body) {}

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return response(answer(request));
      }

      @Override
      public void abort() {}
    };
  }

  @Override
  public void close() {}

  private static HttpExecuteResponse response(Answer answer) {
    var body = answer.body().getBytes(StandardCharsets.UTF_8);
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpResponse.builder()
                .statusCode(answer.status())
                .putHeader("Content-Type", "text/xml;charset=UTF-8")
                .putHeader("Content-Length", Integer.toString(body.length))
                .build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
        .build();
  }

  private Answer answer(HttpExecuteRequest request) throws IOException {
    var made = calls.incrementAndGet();
    if (mishaps.stream().anyMatch(m -> m instanceof Interrupted(var n) && n == made)) {
      interrupt.run();
    }
    var signed =
        SCOPE.matcher(request.httpRequest().firstMatchingHeader("Authorization").orElse(""));
    var form = form(request);
    var action = ACTION.matcher(form);
    if (!signed.find() || !action.find()) {
      throw new IOException("not signed, or no action: " + form);
    }
    var account = signed.group(1);
    var region = signed.group(2);
    return switch (action.group(1)) {
      case "GetCallerIdentity" -> identity(account);
      case "DescribeRegions" -> regions(account);
      default -> list(account, region, action.group(1), form);
    };
  }

  private static String form(HttpExecuteRequest request) throws IOException {
    var content = request.contentStreamProvider();
    if (content.isEmpty()) {
      return "";
    }
    try (InputStream body = content.get().newStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Answer identity(String account) {
    return new Answer(
        200,
        """
        <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>\
        <Arn>arn:aws:iam::%1$s:user/surveyor</Arn><UserId>AIDA</UserId><Account>%1$s</Account>\
        </GetCallerIdentityResult></GetCallerIdentityResponse>\
        """
            .formatted(account));
  }

  private Answer regions(String account) {
    var named = new StringBuilder();
    for (var region : World.REGIONS) {
      if (!mishaps.contains(new RegionNotNamed(account, region))) {
        named
            .append("<item><regionName>")
            .append(region)
            .append("</regionName><optInStatus>")
            .append(moment.has(account, region) ? "opted-in" : "not-opted-in")
            .append("</optInStatus></item>");
      }
    }
    return answer("DescribeRegions", "<regionInfo>" + named + "</regionInfo>");
  }

  private Answer list(String account, String region, String operation, String form) {
    if (!moment.has(account, region)) {
      return error(
          401, "AuthFailure", "AWS was not able to validate the provided access credentials");
    }
    var paged = false;
    var withoutId = false;
    for (var mishap : mishaps) {
      switch (mishap) {
        case Denied(var a, var r, var o) when here(a, r, o, account, region, operation) -> {
          return error(
              403, "UnauthorizedOperation", "You are not authorized to perform this operation.");
        }
        case Failed(var a, var r, var o) when here(a, r, o, account, region, operation) -> {
          return error(500, "InternalError", "An internal error has occurred");
        }
        case Unsupported(var a, var r, var o) when here(a, r, o, account, region, operation) -> {
          return error(
              400,
              "InvalidAction",
              "The action " + operation + " is not valid for this web service.");
        }
        case SecondPageFailed(var a, var r, var o) when here(a, r, o, account, region, operation) ->
            paged = true;
        case OneWithoutId(var a, var r, var o) when here(a, r, o, account, region, operation) ->
            withoutId = true;
        case Denied _, Failed _, Unsupported _, SecondPageFailed _, OneWithoutId _ -> {}
        case RegionNotNamed _, Killed _, Interrupted _ -> {}
      }
    }
    if (paged && form.contains(SECOND_PAGE)) {
      return error(500, "InternalError", "An internal error has occurred");
    }
    return page(operation, moment.list(account, region, operation), paged, withoutId);
  }

  private static boolean here(
      String account,
      String region,
      String operation,
      String askedAccount,
      String askedRegion,
      String asked) {
    return account.equals(askedAccount) && region.equals(askedRegion) && operation.equals(asked);
  }

  private static Answer page(
      String operation, List<String> items, boolean paged, boolean withoutId) {
    var list = World.LISTS.get(operation);
    if (list == null) {
      return error(400, "InvalidAction", "The action " + operation + " is not known to the test");
    }
    var body = new StringBuilder("<").append(list).append('>');
    items.stream()
        .limit(paged ? items.size() / 2 : items.size())
        .forEach(item -> body.append("<item>").append(item).append("</item>"));
    if (withoutId && !items.isEmpty()) {
      var item = FIRST_ELEMENT.matcher(items.getFirst()).replaceFirst("");
      body.append("<item>").append(item).append("</item>");
    }
    body.append("</").append(list).append('>');
    return answer(operation, body + (paged ? "<nextToken>second</nextToken>" : ""));
  }

  private static Answer answer(String operation, String body) {
    return new Answer(
        200,
        "<%1$sResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">%2$s</%1$sResponse>"
            .formatted(operation, body));
  }

  private static Answer error(int status, String code, String message) {
    return new Answer(
        status,
        "<Response><Errors><Error><Code>%s</Code><Message>%s</Message></Error></Errors></Response>"
            .formatted(code, message));
  }
}
