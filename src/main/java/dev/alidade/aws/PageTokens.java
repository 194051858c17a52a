package dev.alidade.aws;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/**
 * Where a list goes on, read out of any request and answer by what AWS' services call it: all the
 * names in the paginators of botocore, in lower case.
 * https://github.com/boto/botocore/tree/develop/botocore/data (paginators-1.json: input_token,
 * output_token, more_results)
 */
final class PageTokens {

  private static final Set<String> ASKED =
      Set.of(
          "nexttoken",
          "marker",
          "pagetoken",
          "position",
          "nextpagetoken",
          "nextmarker",
          "startingtoken",
          "continuationtoken",
          "paginationtoken",
          "exclusivestartkey",
          "exclusivestartbackuparn",
          "exclusivestarttablename",
          "exclusivestartshardid",
          "keymarker",
          "versionidmarker",
          "uploadidmarker",
          "partnumbermarker",
          "startrecordname",
          "startrecordtype",
          "startrecordidentifier");

  // Not nextForwardToken and nextBackwardToken: CloudWatch Logs says with the same one that there
  // is no more.
  // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html
  private static final Set<String> ANSWERED =
      Set.of(
          "nexttoken",
          "marker",
          "pagetoken",
          "position",
          "nextpagetoken",
          "nextmarker",
          "nextpagemarker",
          "continuationtoken",
          "nextcontinuationtoken",
          "paginationtoken",
          "lastevaluatedkey",
          "lastevaluatedbackuparn",
          "lastevaluatedtablename",
          "keymarker",
          "nextkeymarker",
          "versionidmarker",
          "nextversionidmarker",
          "uploadidmarker",
          "nextuploadidmarker",
          "partnumbermarker",
          "nextpartnumbermarker",
          "nextrecordname",
          "nextrecordtype",
          "nextrecordidentifier");

  private static final Set<String> MORE = Set.of("istruncated", "truncated", "hasmoreresults");

  private PageTokens() {}

  /** Whether a request could carry a token. */
  static boolean paged(SdkRequest request) {
    return request.sdkFields().stream().anyMatch(field -> ASKED.contains(name(field)));
  }

  /** The tokens that a request carries: none for the first page, several for some services. */
  static List<String> of(SdkRequest request) {
    return request.sdkFields().stream()
        .filter(field -> ASKED.contains(name(field)))
        .flatMap(field -> text(field, request))
        .toList();
  }

  /** The request as it would ask for the first page. */
  static SdkRequest without(SdkRequest request) {
    var builder = request.toBuilder();
    for (var field : request.sdkFields()) {
      if (ASKED.contains(name(field))) {
        field.set(builder, null);
      }
    }
    return builder.build();
  }

  /** The tokens with which an answer says where the list goes on; none if it is the last page. */
  static Set<String> of(SdkResponse answer) {
    var tokens = new HashSet<String>();
    // CloudFront answers with one structure that holds the list and its token.
    for (var part : parts(answer)) {
      if (saysMore(part, false)) {
        continue;
      }
      for (var field : part.sdkFields()) {
        // Beside a nextMarker, the marker is the request's own, repeated.
        if (ANSWERED.contains(name(field)) && !has(part, "next" + name(field))) {
          text(field, part).forEach(tokens::add);
        }
      }
    }
    return tokens;
  }

  /**
   * Whether an answer says that there is more, but not where, though it has a place for that. Not
   * S3's ListObjects, which has a nextMarker and leaves it out: the last key stands for it.
   */
  static boolean endsInTheMiddle(SdkResponse answer) {
    return saysMore(answer, true)
        && (has(answer, "marker") || has(answer, "nextmarker"))
        && !has(answer, "contents")
        && of(answer).isEmpty();
  }

  private static List<SdkPojo> parts(SdkPojo answer) {
    var parts = new ArrayList<SdkPojo>();
    parts.add(answer);
    for (var field : answer.sdkFields()) {
      if (field.getValueOrDefault(answer) instanceof SdkPojo inside) {
        parts.add(inside);
      }
    }
    return parts;
  }

  private static boolean saysMore(SdkPojo answer, boolean yesOrNo) {
    return answer.sdkFields().stream()
        .filter(field -> MORE.contains(name(field)))
        .anyMatch(field -> Boolean.valueOf(yesOrNo).equals(field.getValueOrDefault(answer)));
  }

  private static boolean has(SdkPojo structure, String name) {
    return structure.sdkFields().stream().anyMatch(field -> name(field).equals(name));
  }

  private static Stream<String> text(SdkField<?> field, SdkPojo structure) {
    return Stream.ofNullable(field.getValueOrDefault(structure))
        .map(String::valueOf)
        .filter(token -> !token.isEmpty() && !token.equals("{}"));
  }

  private static String name(SdkField<?> field) {
    return field.memberName().toLowerCase(Locale.ROOT);
  }
}
