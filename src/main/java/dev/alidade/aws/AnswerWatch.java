package dev.alidade.aws;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Refuses an answer that AWS cannot have given, such as the login page of a network or the
 * maintenance page of a proxy, that comes with status 200. The SDK would read it as a list of
 * nothing. Tried again as other broken answers are.
 */
final class AnswerWatch implements ExecutionInterceptor {

  /** The root element stands behind the XML declaration at most; half a kilobyte is plenty. */
  private static final int BEGINNING = 512;

  /** What comes before the root element, and its local name. */
  private static final Pattern ROOT =
      Pattern.compile(
          "^(?:\\s|<\\?.*?\\?>|<!--.*?-->|<!DOCTYPE[^>]*>)*<(?:[\\w.-]+:)?([\\w.-]+)",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private static final String FORM = "application/x-www-form-urlencoded";

  /**
   * Of the query protocols, which send forms, it is known how each answer begins:
   * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#response-serialization and
   * https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html#response-serialization
   */
  private static final String RESPONSE = "Response";

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    var body = context.responseBody();
    if (!context.httpResponse().isSuccessful()
        || context.httpRequest().method() == SdkHttpMethod.HEAD) {
      return body;
    }
    var content = new BufferedInputStream(body.orElse(InputStream.nullInputStream()), BEGINNING);
    var beginning = beginning(content);
    var root = root(beginning);
    if (!isOfAProtocol(beginning)
        || "html".equalsIgnoreCase(root)
        || (asksByForm(context.httpRequest()) && (root == null || !root.endsWith(RESPONSE)))) {
      close(content);
      // Nothing of the body: where credentials were asked for, it may be some.
      throw RetryableException.create(
          "the answer is not one of AWS (%s, %s); is a proxy or a login page in between?"
              .formatted(
                  context.httpResponse().firstMatchingHeader("Content-Type").orElse("no type"),
                  beginning.isBlank() ? "empty" : root == null ? "no XML" : "<" + root + ">"));
    }
    return Optional.of(content);
  }

  /** Answers to what reads are XML, JSON objects, or maps in CBOR (RFC 8949, major type 5). */
  private static boolean isOfAProtocol(String beginning) {
    var stripped = beginning.stripLeading();
    if (stripped.isEmpty()) {
      return false;
    }
    var first = stripped.charAt(0);
    return first == '<' || first == '{' || first >= 0xa0 && first <= 0xbf;
  }

  private static boolean asksByForm(SdkHttpRequest request) {
    return request.firstMatchingHeader("Content-Type").filter(t -> t.startsWith(FORM)).isPresent();
  }

  private static String beginning(BufferedInputStream content) {
    try {
      content.mark(BEGINNING);
      var bytes = content.readNBytes(BEGINNING);
      content.reset();
      return new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw RetryableException.create("the answer broke off", e);
    }
  }

  private static void close(InputStream content) {
    try {
      content.close();
    } catch (IOException e) {
      // It is not read any more; that the answer is none is what is told.
    }
  }

  private static @Nullable String root(String beginning) {
    var found = ROOT.matcher(beginning);
    return found.find() ? found.group(1) : null;
  }
}
