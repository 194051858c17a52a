package dev.alidade.account;

import dev.alidade.aws.Arn;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a {@code role_arn} tells. */
final class RoleArns {

  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

  private RoleArns() {}

  /** Whether the text is the ARN of an IAM role with its account. */
  static boolean isRole(String text) {
    return Arn.tryParse(text)
        .filter(arn -> arn.service().equals("iam") && arn.resource().startsWith("role/"))
        .filter(arn -> ACCOUNT.matcher(arn.account()).matches())
        .isPresent();
  }

  /** The account of a role's ARN; null when the text is none. */
  static @Nullable String account(String roleArn) {
    return Arn.tryParse(roleArn).map(Arn::account).orElse(null);
  }

  /** The region whose STS every account of the ARN's partition can reach. */
  static String anyRegion(String roleArn) {
    return switch (Arn.tryParse(roleArn).map(Arn::partition).orElse("aws")) {
      case "aws-cn" -> "cn-north-1";
      case "aws-us-gov" -> "us-gov-west-1";
      default -> "us-east-1";
    };
  }
}
