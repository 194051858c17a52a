package dev.alidade.catalog.policy;

import dev.alidade.aws.Arn;
import java.util.regex.Pattern;

/** Names of principals and of sources, as far as their form tells whether they may be anybody's. */
final class Names {

  static final Pattern ACCOUNT_ID = Pattern.compile("\\d{12}");

  /** Users and roles: AIDA and AROA with letters and digits behind. */
  static final Pattern UNIQUE_ID = Pattern.compile("A(IDA|ROA)[A-Z0-9]{12,124}");

  private static final Pattern SERVICE =
      Pattern.compile("[^.]+(\\..+)?\\.amazon(aws)?\\.com(\\.cn)?");

  /** What may stand for the account in an ARN, but for the wildcard. */
  private static final Pattern OWNER = Pattern.compile("\\d{12}|cloudfront|aws");

  private Names() {}

  /**
   * Whether a name may be of any account: a wildcard, an ARN with a wildcard for its account or
   * with none. Names of buckets have no account and are unique without.
   */
  static boolean isOpen(String name) {
    if (ACCOUNT_ID.matcher(name).matches() || SERVICE.matcher(name).matches()) {
      return false;
    }
    var arn = Arn.tryParse(name).orElse(null);
    if (arn == null) {
      return name.contains("*");
    }
    if (arn.service().equals("s3") || OWNER.matcher(arn.account()).matches()) {
      return false;
    }
    return arn.account().isEmpty() || name.contains("*");
  }
}
