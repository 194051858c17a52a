package dev.alidade.account;

import dev.alidade.aws.CallSite;
import dev.alidade.aws.Failures;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Why credentials were refused, and whose side must change what, from what AWS answered. */
final class Refusals {

  private static final String LOG_IN = "type: aws sso login --profile ";

  private Refusals() {}

  static AccountCheck.Refused of(AccountCandidate candidate, SdkException failure) {
    return new AccountCheck.Refused(
        candidate.label(), reason(candidate, failure), advice(candidate, failure));
  }

  static AccountCheck.Refused otherAccount(
      AccountCandidate candidate, String expected, String answered) {
    return new AccountCheck.Refused(
        candidate.label(),
        "AWS answers account " + answered + ", but the profile names " + expected,
        "correct the profile; nothing is surveyed with the wrong account's credentials");
  }

  private static String reason(AccountCandidate candidate, SdkException failure) {
    if (failure instanceof CredentialsException own) {
      return own.reason();
    }
    if (Failures.codeOf(failure).isEmpty() && Failures.siteOf(failure).isEmpty()) {
      // No call of ours: the machine's own sources, or the SDK in between.
      var root = root(candidate.source());
      return root.step() + " gave no credentials: " + Failures.messageOf(failure);
    }
    return Failures.oneLine(failure);
  }

  private static String advice(AccountCandidate candidate, SdkException failure) {
    if (failure instanceof CredentialsException own) {
      return own.advice();
    }
    if (!(failure instanceof AwsServiceException)) {
      return noAnswer(candidate, failure);
    }
    var operation = Failures.siteOf(failure).map(CallSite::operation).orElse("");
    return switch (Failures.codeOf(failure)) {
      case "AccessDenied", "AccessDeniedException" -> denied(candidate, operation, failure);
      case "ExpiredToken", "ExpiredTokenException" ->
          operation.equals("AssumeRoleWithWebIdentity")
              ? "renew the web identity token"
              : "renew the keys of " + root(candidate.source()).step();
      case "InvalidClientTokenId", "UnrecognizedClientException" ->
          "check the access key id: deleted, switched off, or of another partition; or the region "
              + candidate.homeRegion()
              + " is not enabled for the account";
      case "SignatureDoesNotMatch" ->
          "check the secret access key, and that this machine's clock is right";
      case "RequestExpired", "RequestTimeTooSkewed" -> "set this machine's clock";
      case "RegionDisabledException" ->
          "let the account switch on STS in "
              + candidate.homeRegion()
              + " (IAM, account settings), or give the profile another region";
      case "InvalidIdentityToken", "IDPRejectedClaim", "IDPCommunicationError" ->
          "check the identity provider in IAM and the audience of its token";
      case "ValidationError" ->
          "correct role_arn, role_session_name, external_id or duration_seconds of the profile"
              + " (chained roles last one hour at most)";
      case "UnauthorizedException" -> LOG_IN + candidate.profile();
      case "ForbiddenException" ->
          "let the administrator of IAM Identity Center assign this role to the user";
      default -> {
        if (operation.equals("GetRoleCredentials") && Failures.isUnauthorized(failure)) {
          yield LOG_IN + candidate.profile();
        }
        yield Failures.isThrottling(failure) ? "try again later" : "see AWS' words";
      }
    };
  }

  private static String denied(AccountCandidate candidate, String operation, SdkException failure) {
    var words = Failures.messageOf(failure).toLowerCase(Locale.ROOT);
    if (words.contains("service control policy")) {
      return "let the organisation change the service control policy that denies it";
    }
    var role = failedRole(candidate.source(), Failures.messageOf(failure));
    if (!operation.startsWith("AssumeRole") || role == null) {
      return "allow the action in the policies of the credentials used";
    }
    var account = RoleArns.account(role);
    if (words.contains("no identity-based policy")
        || words.contains("deny in an identity-based policy")) {
      return "allow sts:AssumeRole on " + role + " in the policies of the caller";
    }
    var trust = "account " + account + " must name the caller in the trust policy of " + role;
    return words.contains("no resource-based policy")
        ? trust
        : trust
            + " (is there such a role? does it want an external_id?), and the caller's policies"
            + " must allow sts:AssumeRole on it";
  }

  /** The role of the chain that AWS' words name, else the last one. */
  private static @Nullable String failedRole(CredentialSource source, String message) {
    return switch (source) {
      case CredentialSource.Role role -> {
        var earlier = failedRole(role.base(), message);
        yield earlier != null && message.contains(earlier) ? earlier : role.roleArn();
      }
      case CredentialSource.WebIdentity identity -> identity.roleArn();
      case CredentialSource.Keys _,
          CredentialSource.Instance _,
          CredentialSource.Container _,
          CredentialSource.Command _,
          CredentialSource.SingleSignOn _,
          CredentialSource.Unusable _ ->
          null;
    };
  }

  private static String noAnswer(AccountCandidate candidate, SdkException failure) {
    if (Failures.siteOf(failure).isPresent()) {
      return "check network, proxy and endpoint settings of this machine";
    }
    return switch (root(candidate.source())) {
      case CredentialSource.Instance _ ->
          "run it on an EC2 instance with a role; in a container there, raise the hop limit of the"
              + " instance metadata to 2";
      case CredentialSource.Container _ -> "give the ECS task or EKS pod a role";
      case CredentialSource.Keys _,
          CredentialSource.Role _,
          CredentialSource.WebIdentity _,
          CredentialSource.Command _,
          CredentialSource.SingleSignOn _,
          CredentialSource.Unusable _ ->
          "check the profile";
    };
  }

  /** What the chain begins with. */
  private static CredentialSource root(CredentialSource source) {
    return source instanceof CredentialSource.Role role ? root(role.base()) : source;
  }
}
