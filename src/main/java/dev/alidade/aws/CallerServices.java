package dev.alidade.aws;

import static dev.alidade.aws.Rate.Sharing.TOGETHER;

import java.util.List;
import java.util.Set;

/** The services that are called for credentials, whatever is surveyed. */
final class CallerServices {

  private static final AwsService STS =
      AwsService.named("sts")
          .speaking(AwsService.Protocol.QUERY)
          .documentedAt("https://docs.aws.amazon.com/STS/latest/APIReference/API_%s.html")
          .rates(
              // 600/s for an account and region, over all operations together. The bucket is ours:
              // a sixth of a second's worth, as other users of the account want to get in as well.
              new Rate(
                  "sts",
                  Set.of(),
                  TOGETHER,
                  false,
                  600,
                  100,
                  0,
                  "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html"));

  private static final AwsService SSO_PORTAL =
      AwsService.named("sso")
          .speaking(AwsService.Protocol.REST_JSON)
          .documentedAt(
              "https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_%s.html")
          .rates(
              // The portal that gives role credentials to logins counts the login, not the accounts
              // that it is asked about. No rates are published for it; ours, with its bucket, stays
              // at ten in any second.
              new Rate(
                  "sso",
                  Set.of(),
                  TOGETHER,
                  false,
                  8,
                  2,
                  0,
                  "https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html (ours)"));

  /** All of them. */
  static final List<AwsService> ALL = List.of(STS, SSO_PORTAL);

  private CallerServices() {}
}
