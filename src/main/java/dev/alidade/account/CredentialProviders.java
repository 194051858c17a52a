package dev.alidade.account;

import dev.alidade.aws.AwsClients;
import dev.alidade.aws.Failures;
import dev.alidade.aws.SmallFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.signin.SigninClient;
import software.amazon.awssdk.services.signin.auth.LoginCredentialsProvider;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.sso.auth.SsoCredentialsProvider;
import software.amazon.awssdk.services.sso.model.GetRoleCredentialsRequest;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleWithWebIdentityCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The SDK's credential providers for our sources, one for each that differs; so what many profiles
 * share is asked once. They refresh by themselves before they expire.
 */
final class CredentialProviders implements AutoCloseable {

  // Sessions last 15 minutes at least. The SDK spreads refreshes over the five minutes after this
  // mark, so that many accounts that began together do not come back together.
  private static final Duration REFRESH_BEFORE_EXPIRY = Duration.ofMinutes(10);

  // WebIdentityToken, at most 20,000 characters:
  // https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
  private static final int LARGEST_TOKEN = 20_000;

  // Ours: three requests of a second each (what the SDK gives each), and the way to the thread.
  private static final Duration METADATA_LIMIT = Duration.ofSeconds(10);
  // Ours: what ContainerCredentials takes with all its attempts.
  private static final Duration CONTAINER_LIMIT = Duration.ofSeconds(20);
  // Ours: what the command may take, and ending it.
  private static final Duration ENDING_A_COMMAND = Duration.ofSeconds(10);

  private static final String SESSION_NAME = "alidade";
  private static final String IPV6_METADATA = "http://[fd00:ec2::254]";
  private static final ProfileFile NO_PROFILES = ProfileFile.aggregator().build();

  private final AwsEnvironment environment;
  private final AwsClients clients;
  private final Clock clock;
  private final MfaCodes codes;
  private final Map<CredentialSource, AwsCredentialsProvider> providers = new HashMap<>();
  private final Map<SsoTokens.Key, SsoTokens> logins = new HashMap<>();
  private final Map<StsKey, StsClient> stsClients = new HashMap<>();
  private final Map<PortalKey, SsoClient> portals = new HashMap<>();
  private final Map<String, String> keyAskers = new HashMap<>();
  private final List<SdkAutoCloseable> closeables = new ArrayList<>();

  CredentialProviders(AwsEnvironment environment, AwsClients clients, Clock clock, MfaCodes codes) {
    this.environment = environment;
    this.clients = clients;
    this.clock = clock;
    this.codes = codes;
  }

  /** The provider of a source; nobody is asked before it is used. */
  synchronized AwsCredentialsProvider of(CredentialSource source) {
    var known = providers.get(source);
    if (known != null) {
      return known;
    }
    var provider = make(source);
    providers.put(source, provider);
    if (provider instanceof SdkAutoCloseable closeable) {
      closeables.add(closeable);
    }
    return provider;
  }

  private AwsCredentialsProvider make(CredentialSource source) {
    return switch (source) {
      case CredentialSource.Keys keys -> StaticCredentialsProvider.create(credentials(keys));
      case CredentialSource.Instance _ ->
          shared(
              instance(),
              source,
              METADATA_LIMIT,
              "run it on an EC2 instance with a role, or set AWS_EC2_METADATA_DISABLED=true");
      case CredentialSource.Container _ ->
          shared(
              new ContainerCredentials(environment, clock),
              source,
              CONTAINER_LIMIT,
              "give the ECS task or EKS pod a role; see that its agent answers");
      case CredentialSource.Role role -> role(role);
      case CredentialSource.WebIdentity identity -> webIdentity(identity);
      case CredentialSource.Command process -> process(process);
      case CredentialSource.SingleSignOn login -> singleSignOn(login);
      case CredentialSource.ConsoleLogin login -> consoleLogin(login);
      case CredentialSource.Unusable unusable ->
          () -> {
            throw new CredentialsException(unusable.reason(), unusable.advice());
          };
    };
  }

  private static AwsCredentials credentials(CredentialSource.Keys keys) {
    var token = keys.sessionToken();
    return token == null
        ? AwsBasicCredentials.create(keys.accessKeyId(), keys.secretAccessKey())
        : AwsSessionCredentials.create(keys.accessKeyId(), keys.secretAccessKey(), token);
  }

  private AwsCredentialsProvider instance() {
    var builder = InstanceProfileCredentialsProvider.builder().profileFile(() -> NO_PROFILES);
    metadataEndpoint().ifPresent(builder::endpoint);
    return builder.build();
  }

  private Optional<String> metadataEndpoint() {
    return environment
        .variable("AWS_EC2_METADATA_SERVICE_ENDPOINT")
        .or(
            () ->
                environment
                    .variable("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE")
                    .filter("ipv6"::equalsIgnoreCase)
                    .map(mode -> IPV6_METADATA));
  }

  private AwsCredentialsProvider role(CredentialSource.Role role) {
    var request =
        AssumeRoleRequest.builder()
            .roleArn(role.roleArn())
            .roleSessionName(sessionName(role.sessionName()))
            .externalId(role.externalId())
            .durationSeconds(role.durationSeconds())
            .serialNumber(role.mfaSerial())
            .build();
    var sts = sts(role.base(), role.region(), role.profile());
    if (role.mfaSerial() != null) {
      return new MfaRole(sts, request, role.profile(), codes, clock);
    }
    return StsAssumeRoleCredentialsProvider.builder()
        .stsClient(sts)
        .refreshRequest(request)
        .prefetchTime(REFRESH_BEFORE_EXPIRY)
        .build();
  }

  private AwsCredentialsProvider webIdentity(CredentialSource.WebIdentity identity) {
    var label = identity.account() == null ? identity.step() : identity.account();
    var sts =
        clients.unproven(
            StsClient::builder,
            label,
            identity.profile(),
            identity.region(),
            AnonymousCredentialsProvider.create());
    return StsAssumeRoleWithWebIdentityCredentialsProvider.builder()
        .stsClient(sts)
        // The token is replaced while we run (EKS does so well before it expires): read it each
        // time.
        .refreshRequest(() -> webIdentityRequest(identity))
        .prefetchTime(REFRESH_BEFORE_EXPIRY)
        .build();
  }

  private static AssumeRoleWithWebIdentityRequest webIdentityRequest(
      CredentialSource.WebIdentity identity) {
    try {
      return AssumeRoleWithWebIdentityRequest.builder()
          .roleArn(identity.roleArn())
          .roleSessionName(sessionName(identity.sessionName()))
          .durationSeconds(identity.durationSeconds())
          .webIdentityToken(SmallFile.text(identity.tokenFile(), LARGEST_TOKEN).strip())
          .build();
    } catch (IOException e) {
      throw new CredentialsException(
          "the web identity token " + identity.tokenFile() + " cannot be read" + reason(e),
          "let whoever provides the token (EKS, the CI system) write it there, readable for this"
              + " user");
    }
  }

  private static String reason(IOException failure) {
    return failure instanceof FileSystemException file && file.getReason() != null
        ? ": it " + file.getReason()
        : "";
  }

  private AwsCredentialsProvider process(CredentialSource.Command process) {
    var limit = CommandRun.timeout(environment);
    return shared(
        new CommandCredentials(process, new CommandRun(limit, clients::isStopped), clock),
        process,
        limit.plus(ENDING_A_COMMAND),
        "run its command by hand and see what it does");
  }

  private AwsCredentialsProvider shared(
      AwsCredentialsProvider provider, CredentialSource source, Duration limit, String advice) {
    return new SharedCredentials(
        provider, source.step(), advice, limit, clients::isStopped, System::nanoTime);
  }

  private AwsCredentialsProvider singleSignOn(CredentialSource.SingleSignOn login) {
    // All profiles of one login share its token, so that it is prolonged once.
    var tokens =
        logins.computeIfAbsent(
            SsoTokens.Key.of(login), missing -> new SsoTokens(environment, clients, clock, login));
    var portal = portal(login);
    SsoCredentialsProvider.Builder builder = SsoCredentialsProvider.builder();
    return builder
        .ssoClient(portal)
        .refreshRequest(
            () ->
                GetRoleCredentialsRequest.builder()
                    .accountId(login.accountId())
                    .roleName(login.roleName())
                    .accessToken(tokens.accessToken(login.profile()))
                    .build())
        .prefetchTime(REFRESH_BEFORE_EXPIRY)
        .build();
  }

  /** One client for all accounts of a login: the portal counts who asks, not about whom. */
  private SsoClient portal(CredentialSource.SingleSignOn login) {
    var special = clients.hasSettingsFor(login.profile()) ? login.profile() : "";
    return portals.computeIfAbsent(
        new PortalKey(login.startUrl(), login.ssoRegion(), special),
        missing ->
            clients.unproven(
                SsoClient::builder,
                login.asker(),
                login.profile(),
                login.ssoRegion(),
                AnonymousCredentialsProvider.create()));
  }

  private AwsCredentialsProvider consoleLogin(CredentialSource.ConsoleLogin login) {
    var account = login.account();
    var service =
        clients.unproven(
            SigninClient::builder,
            account == null ? login.step() : account,
            login.profile(),
            login.region(),
            AnonymousCredentialsProvider.create());
    var provider =
        LoginCredentialsProvider.builder()
            .signinClient(service)
            .loginSession(login.session())
            .tokenCacheLocation(
                environment
                    .variable("AWS_LOGIN_CACHE_DIRECTORY")
                    .map(environment::path)
                    .orElse(environment.home().resolve(".aws/login/cache")))
            .build();
    closeables.add(provider);
    return () -> {
      try {
        return provider.resolveCredentials();
      } catch (AwsServiceException e) {
        throw e;
      } catch (SdkException | IllegalArgumentException | UncheckedIOException e) {
        if (Failures.isInterruption(e) || Failures.siteOf(e).isPresent()) {
          throw e;
        }
        // The cached login holds keys: neither message nor cause are passed on.
        throw new CredentialsException(
            "there is no login as " + login.session() + ", or it has expired",
            "type: aws login --profile " + login.profile());
      }
    };
  }

  private static String sessionName(@Nullable String configured) {
    return configured == null ? SESSION_NAME : configured;
  }

  /** One client for all roles that are assumed from one base in one region. */
  private StsClient sts(CredentialSource base, String region, String profile) {
    var special = clients.hasSettingsFor(profile) ? profile : "";
    var key = new StsKey(base, region, special);
    var known = stsClients.get(key);
    if (known != null) {
      return known;
    }
    var client = clients.unproven(StsClient::builder, asker(base), profile, region, of(base));
    stsClients.put(key, client);
    return client;
  }

  @Override
  public synchronized void close() {
    closeables.forEach(SdkAutoCloseable::close);
    closeables.clear();
    providers.clear();
    logins.clear();
    stsClients.clear();
    portals.clear();
  }

  /** Who asks, for those who count: the account, as far as it is known, or what stands for it. */
  private String asker(CredentialSource base) {
    var account = base.account();
    if (account != null) {
      return account;
    }
    // The same keys in several profiles are one caller.
    return base instanceof CredentialSource.Keys keys
        ? keyAskers.computeIfAbsent(keys.accessKeyId(), id -> keys.step())
        : base.step();
  }

  private record StsKey(CredentialSource base, String region, String profile) {}

  private record PortalKey(String startUrl, String region, String profile) {}
}
