package dev.alidade.account;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where credentials come from, as a value: equal sources are one provider, so a base identity that
 * many profiles share is asked once. Secrets are not part of the text.
 */
sealed interface CredentialSource {

  /** One step for people, without secrets. */
  String step();

  /** The account that the credentials must belong to; null where nothing says so. */
  default @Nullable String account() {
    return null;
  }

  /** The steps from the first source to this one. */
  default List<String> chain() {
    return List.of(step());
  }

  /**
   * Keys that stand somewhere.
   *
   * @param where the profile or the environment, for people
   */
  record Keys(
      String where, String accessKeyId, String secretAccessKey, @Nullable String sessionToken)
      implements CredentialSource {

    @Override
    public String step() {
      return (sessionToken == null ? "keys" : "temporary keys") + " of " + where;
    }

    @Override
    public String toString() {
      return step();
    }
  }

  /** The role of the EC2 instance. */
  record Instance() implements CredentialSource {
    @Override
    public String step() {
      return "EC2 instance metadata";
    }
  }

  /** The role of the ECS task or EKS pod. */
  record Container() implements CredentialSource {
    @Override
    public String step() {
      return "container credentials";
    }
  }

  /** A role assumed with other credentials. {@code sts:AssumeRole}. */
  record Role(
      String roleArn,
      CredentialSource base,
      String region,
      String profile,
      @Nullable String externalId,
      @Nullable String sessionName,
      @Nullable Integer durationSeconds,
      @Nullable String mfaSerial)
      implements CredentialSource {

    @Override
    public String step() {
      return "role " + roleArn + (mfaSerial == null ? "" : " with a code of " + mfaSerial);
    }

    @Override
    public List<String> chain() {
      return Stream.concat(base.chain().stream(), Stream.of(step())).toList();
    }

    @Override
    public @Nullable String account() {
      return RoleArns.account(roleArn);
    }
  }

  /** A role assumed with a token of an identity provider. {@code sts:AssumeRoleWithWebIdentity}. */
  record WebIdentity(
      String roleArn,
      Path tokenFile,
      String region,
      String profile,
      @Nullable String sessionName,
      @Nullable Integer durationSeconds)
      implements CredentialSource {

    @Override
    public String step() {
      return "role " + roleArn + " with the web identity of " + tokenFile;
    }

    @Override
    public @Nullable String account() {
      return RoleArns.account(roleArn);
    }
  }

  /** What a command prints. */
  record Command(String profile, String command) implements CredentialSource {

    @Override
    public String step() {
      return "credential_process of profile " + profile;
    }

    @Override
    public String toString() {
      return step();
    }
  }

  /** A login by IAM Identity Center. {@code sso:GetRoleCredentials}. */
  record SingleSignOn(
      String profile,
      @Nullable String session,
      String startUrl,
      String ssoRegion,
      String accountId,
      String roleName)
      implements CredentialSource {

    @Override
    public String step() {
      return asker() + " as " + roleName;
    }

    /** Who asks for the credentials of all roles: it is the login that the portal counts. */
    String asker() {
      return "login at " + startUrl;
    }

    @Override
    public String account() {
      return accountId;
    }
  }

  /** A login with the console's credentials, by {@code aws login}. {@code signin:CreateToken}. */
  record ConsoleLogin(String profile, String session, String region) implements CredentialSource {

    @Override
    public String step() {
      return "console login as " + session;
    }

    @Override
    public @Nullable String account() {
      return RoleArns.account(session);
    }
  }

  /** Nothing that could be used here, although the configuration is well-formed. */
  record Unusable(String reason, String advice) implements CredentialSource {

    @Override
    public String step() {
      return reason;
    }
  }
}
