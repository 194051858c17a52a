package dev.alidade.aws;

import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Makes every list short: small pages are asked for, and each answer looks like the last one. So
 * the code that lists everything of something becomes a cheap question whether it may be listed.
 */
final class FirstPages implements ExecutionInterceptor {

  /** EC2's describe operations take no less: API_DescribeInstances, MaxResults. */
  static final int SMALL_PAGE = 5;

  /** Not MaxRecords of RDS and its kin, which take no less than 20. */
  private static final Set<String> PAGE_SIZES =
      Set.of("maxresults", "maxitems", "maxbuckets", "pagesize", "limit");

  /** What the services call «there is more»; besides these, all that begins with «next». */
  private static final Set<String> MORE =
      Set.of(
          "marker",
          "istruncated",
          "truncated",
          "continuationtoken",
          "paginationtoken",
          "lastevaluatedtablename",
          "additionalroutesavailable");

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    var request = context.request();
    for (var field : request.sdkFields()) {
      if (PAGE_SIZES.contains(name(field))
          && field.getValueOrDefault(request) instanceof Integer size
          && size > SMALL_PAGE) {
        var builder = request.toBuilder();
        field.set(builder, SMALL_PAGE);
        return builder.build();
      }
    }
    return request;
  }

  @Override
  public SdkResponse modifyResponse(
      Context.ModifyResponse context, ExecutionAttributes attributes) {
    var response = context.response();
    var builder = response.toBuilder();
    for (var field : response.sdkFields()) {
      if (MORE.contains(name(field)) || name(field).startsWith("next")) {
        field.set(builder, null);
      }
    }
    return builder.build();
  }

  private static String name(SdkField<?> field) {
    return field.memberName().toLowerCase(Locale.ROOT);
  }
}
