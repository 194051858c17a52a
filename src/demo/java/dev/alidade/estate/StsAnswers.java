package dev.alidade.estate;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** STS: who the caller is, and sessions of roles in all accounts of the estate. */
final class StsAnswers implements Answers {

  /**
   * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html: one hour unless asked.
   */
  private static final String DEFAULT_SECONDS = "3600";

  private final Sessions sessions;
  private final Supplier<@Nullable Duration> lifetime;

  /** {@code lifetime} is what all sessions get, or null for what the caller asks for. */
  StsAnswers(Sessions sessions, Supplier<@Nullable Duration> lifetime) {
    this.sessions = sessions;
    this.lifetime = lifetime;
  }

  @Override
  public Answer answer(Request request, Estate estate) {
    return switch (request.operation()) {
      case "GetCallerIdentity" -> callerIdentity(request.identity());
      case "AssumeRole" -> assumeRole(request, estate);
      default -> AwsError.unknownOperation(request);
    };
  }

  private static Answer callerIdentity(Identity caller) {
    return new Answer.Page(
        """
        <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <GetCallerIdentityResult>
            <Arn>%s</Arn>
            <UserId>%s</UserId>
            <Account>%s</Account>
          </GetCallerIdentityResult>
          <ResponseMetadata>
            <RequestId>%s</RequestId>
          </ResponseMetadata>
        </GetCallerIdentityResponse>
        """
            .formatted(caller.arn(), caller.userId(), caller.account(), UUID.randomUUID()));
  }

  private Answer assumeRole(Request request, Estate estate) {
    var role = request.parameter("RoleArn");
    var account = estate.accountOf(role);
    if (account == null || !estate.trusts(request.parameter("ExternalId"))) {
      return new AwsError(
          403,
          "AccessDenied",
          "User: %s is not authorized to perform: sts:AssumeRole on resource: %s"
              .formatted(request.identity().arn(), role));
    }
    var asked = request.parameters().getOrDefault("DurationSeconds", DEFAULT_SECONDS);
    var fixed = lifetime.get();
    var credentials =
        sessions.open(
            account,
            role.substring(role.lastIndexOf('/') + 1),
            request.parameter("RoleSessionName"),
            fixed == null ? Duration.ofSeconds(Long.parseLong(asked)) : fixed);
    var identity = credentials.identity();
    return new Answer.Page(
        """
        <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <AssumeRoleResult>
            <AssumedRoleUser>
              <AssumedRoleId>%s</AssumedRoleId>
              <Arn>%s</Arn>
            </AssumedRoleUser>
            <Credentials>
              <AccessKeyId>%s</AccessKeyId>
              <SecretAccessKey>%s</SecretAccessKey>
              <SessionToken>%s</SessionToken>
              <Expiration>%s</Expiration>
            </Credentials>
          </AssumeRoleResult>
          <ResponseMetadata>
            <RequestId>%s</RequestId>
          </ResponseMetadata>
        </AssumeRoleResponse>
        """
            .formatted(
                identity.userId(),
                identity.arn(),
                credentials.accessKeyId(),
                credentials.secret(),
                credentials.token(),
                identity.expiration(),
                UUID.randomUUID()));
  }
}
