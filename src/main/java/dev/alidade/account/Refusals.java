package dev.alidade.account;

import dev.alidade.aws.CallSite;
import dev.alidade.aws.Failures;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Why credentials were refused, and whose side must change what, from what AWS answered. */
final class Refusals {

  /** Policies that neither the caller's account nor the role's can change by itself. */
  private static final List<String> ABOVE_THE_CALLER =
      List.of(
          "service control policy",
          "resource control policy",
          "permissions boundary",
          "session policy",
          "vpc endpoint policy");

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining
  private static final int CHAINED_SECONDS = 3600;

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

  /** A profile that cannot be used as it stands; its problems, of which there is one at least. */
  static AccountCheck.Refused misconfigured(String profile, List<ConfigurationProblem> problems) {
    return new AccountCheck.Refused(
        profile,
        problems.stream()
            .map(problem -> problem.within(profile))
            .distinct()
            .collect(Collectors.joining("; ")),
        "correct the profile, or take it out");
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
              + Failures.siteOf(failure).map(CallSite::region).orElse(candidate.homeRegion())
              + " is not enabled for the account";
      case "SignatureDoesNotMatch" ->
          "check the secret access key, and that this machine's clock is right";
      case "RequestExpired", "RequestTimeTooSkewed" -> "set this machine's clock";
      case "RegionDisabledException" ->
          "let the account switch on STS in "
              + Failures.siteOf(failure).map(CallSite::region).orElse(candidate.homeRegion())
              + " (IAM, account settings), or give the profile another region";
      case "InvalidIdentityToken", "IDPRejectedClaim", "IDPCommunicationError" ->
          "check the identity provider in IAM and the audience of its token";
      case "ValidationError" -> invalid(candidate, failure);
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
    if (words.contains("multifactorauthentication failed")) {
      return "run it again with the next code of the MFA device; each code counts once";
    }
    // How AWS says which policy it was:
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
    for (var kind : ABOVE_THE_CALLER) {
      if (words.contains(kind)) {
        return "let whoever is in charge change the " + kind + " that denies it";
      }
    }
    var role = failedRole(candidate.source(), Failures.messageOf(failure));
    if (!operation.startsWith("AssumeRole") || role == null) {
      return "allow the action in the policies of the credentials used";
    }
    if (words.contains("identity-based policy")) {
      return "allow sts:AssumeRole on " + role.roleArn() + " in the policies of the caller";
    }
    var trust =
        "account "
            + RoleArns.account(role.roleArn())
            + " must name the caller in the trust policy of "
            + role.roleArn();
    // For a role of another account, AWS says neither whose side it is nor whether the role exists.
    return words.contains("resource-based policy")
        ? trust
        : trust
            + " (is there such a role? "
            + externalId(role)
            + "), and the caller's policies must allow sts:AssumeRole on it";
  }

  private static String externalId(FailedRole role) {
    return role.externalId()
        ? "is this the external_id that it wants?"
        : "does it want an external_id?";
  }

  private static String invalid(AccountCandidate candidate, SdkException failure) {
    var message = Failures.messageOf(failure);
    var role = failedRole(candidate.source(), message);
    var profile = "profile " + (role == null ? candidate.profile() : role.profile());
    if (message.contains("1 hour session limit")) {
      return "set duration_seconds in profile "
          + longSession(candidate.source(), candidate.profile())
          + " to 3600, or take it out: a role assumed with a role's credentials lasts one hour at"
          + " most, and is renewed as long as the run takes";
    }
    if (message.contains("MaxSessionDuration")) {
      return "lower duration_seconds in " + profile + ", or raise the role's maximum";
    }
    return "correct role_arn, role_session_name, external_id or duration_seconds in " + profile;
  }

  /** The profile of the first role of the chain that is to last longer than an hour. */
  private static String longSession(CredentialSource source, String otherwise) {
    return source instanceof CredentialSource.Role role
        ? longSession(
            role.base(),
            role.durationSeconds() != null && role.durationSeconds() > CHAINED_SECONDS
                ? role.profile()
                : otherwise)
        : otherwise;
  }

  private record FailedRole(String roleArn, String profile, boolean externalId) {}

  /** The role of the chain that AWS' words name, else the last one. */
  private static @Nullable FailedRole failedRole(CredentialSource source, String message) {
    return switch (source) {
      case CredentialSource.Role role -> {
        var earlier = failedRole(role.base(), message);
        yield earlier != null && message.contains(earlier.roleArn())
            ? earlier
            : new FailedRole(role.roleArn(), role.profile(), role.externalId() != null);
      }
      case CredentialSource.WebIdentity identity ->
          new FailedRole(identity.roleArn(), identity.profile(), false);
      case CredentialSource.Keys _,
          CredentialSource.Instance _,
          CredentialSource.Container _,
          CredentialSource.Command _,
          CredentialSource.SingleSignOn _,
          CredentialSource.ConsoleLogin _,
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
          CredentialSource.ConsoleLogin _,
          CredentialSource.Unusable _ ->
          "check the profile";
    };
  }

  /** What the chain begins with. */
  private static CredentialSource root(CredentialSource source) {
    return source instanceof CredentialSource.Role role ? root(role.base()) : source;
  }
}
