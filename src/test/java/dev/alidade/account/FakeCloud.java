package dev.alidade.account;

import dev.alidade.aws.FakeAws;
import dev.alidade.aws.FakeAws.Answer;
import dev.alidade.aws.FakeAws.Asked;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * STS, instance metadata, container credentials and the SSO portal at one address. A key id that
 * STS gave belongs to its role's account; all others to the hub. Every secret that is given away or
 * wanted begins with {@link #CANARY}, so that a test can look for it where no secret may be.
 */
final class FakeCloud implements AutoCloseable {

  static final String CANARY = "CANARY";
  static final String HUB = "111111111111";
  static final String MFA_CODE = "123456";

  final FakeAws server = new FakeAws(this::answer);
  final Map<String, Answer> refusals = new ConcurrentHashMap<>();
  volatile Duration lifetime = Duration.ofHours(1);
  volatile Duration metadataTokenDelay = Duration.ZERO;
  volatile @Nullable String identity;
  volatile Supplier<@Nullable Answer> beforeAssumeRole = () -> null;

  private final Map<String, String> roles = new ConcurrentHashMap<>();
  private final AtomicInteger sessions = new AtomicInteger();

  String url() {
    return server.url();
  }

  long asked(String path) {
    return server.asked().stream().filter(one -> one.path().equals(path)).count();
  }

  /** Answers this in place of what the action, or the path, would give. */
  void refuse(String actionOrPath, Answer answer) {
    refusals.put(actionOrPath, answer);
  }

  private Answer answer(Asked asked) {
    var refusal = refusals.get(asked.action().isEmpty() ? asked.path() : asked.action());
    if (refusal != null) {
      return refusal;
    }
    return switch (asked.action()) {
      case "GetCallerIdentity" -> callerIdentity(asked);
      case "AssumeRole" -> assumeRole(asked);
      case "AssumeRoleWithWebIdentity" -> session(asked, "AssumeRoleWithWebIdentity");
      case "DescribeRegions" -> regions();
      default -> machine(asked);
    };
  }

  private Answer callerIdentity(Asked asked) {
    var forced = identity;
    var role = roles.get(asked.signer());
    var arn =
        forced != null
            ? forced
            : role != null
                ? role.replace(":iam:", ":sts:").replace(":role/", ":assumed-role/") + "/alidade"
                : "arn:aws:iam::" + HUB + ":user/somebody";
    return new Answer(
        200,
        "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>"
            + arn
            + "</Arn><UserId>x</UserId><Account>"
            + arn.split(":", -1)[4]
            + "</Account></GetCallerIdentityResult></GetCallerIdentityResponse>");
  }

  /** Answers this to whoever wants to assume the role. */
  void refuseRole(String roleArn, Answer answer) {
    refusals.put(roleArn, answer);
  }

  private Answer assumeRole(Asked asked) {
    var first = beforeAssumeRole.get();
    if (first != null) {
      return first;
    }
    var refused = refusals.get(asked.form().getOrDefault("RoleArn", ""));
    if (refused != null) {
      return refused;
    }
    var seconds = asked.form().getOrDefault("DurationSeconds", "0");
    if (asked.signer().startsWith("ASIA") && Integer.parseInt(seconds) > 3600) {
      return FakeAws.queryError(
          400,
          "ValidationError",
          "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role"
              + " chaining");
    }
    if (asked.form().containsKey("SerialNumber")
        && !MFA_CODE.equals(asked.form().get("TokenCode"))) {
      return FakeAws.queryError(
          403,
          "AccessDenied",
          "MultiFactorAuthentication failed with invalid MFA one time pass code.");
    }
    return session(asked, "AssumeRole");
  }

  private Answer session(Asked asked, String action) {
    var key = "ASIASESSION" + sessions.incrementAndGet();
    roles.put(key, asked.form().getOrDefault("RoleArn", ""));
    return new Answer(
        200,
        "<"
            + action
            + "Response><"
            + action
            + "Result><Credentials><AccessKeyId>"
            + key
            + "</AccessKeyId><SecretAccessKey>CANARY-role</SecretAccessKey><SessionToken>CANARY-role</SessionToken>"
            + "<Expiration>"
            + expiry()
            + "</Expiration></Credentials></"
            + action
            + "Result></"
            + action
            + "Response>");
  }

  private Instant expiry() {
    return Instant.now().plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
  }

  private static Answer regions() {
    return new Answer(
        200,
        "<DescribeRegionsResponse><regionInfo><item><regionName>us-east-1</regionName></item><item>"
            + "<regionName>eu-west-1</regionName></item></regionInfo></DescribeRegionsResponse>");
  }

  private Answer machine(Asked asked) {
    return switch (asked.path()) {
      case "/latest/api/token" -> metadataToken();
      case "/latest/meta-data/iam/security-credentials/",
          "/latest/meta-data/iam/security-credentials-extended/" ->
          asked.headers().containsKey("x-aws-ec2-metadata-token")
              ? new Answer(200, "runner")
              : new Answer(401, "");
      case "/latest/meta-data/iam/security-credentials/runner",
          "/latest/meta-data/iam/security-credentials-extended/runner" ->
          new Answer(200, keys("ASIAINSTANCE" + sessions.incrementAndGet()));
      case "/v1/token" ->
          new Answer(
              200,
              "{\"accessToken\":{\"accessKeyId\":\"ASIALOGIN"
                  + sessions.incrementAndGet()
                  + "\",\"secretAccessKey\":\"CANARY-login\",\"sessionToken\":\"CANARY-login\"},"
                  + "\"tokenType\":\"aws_sigv4\",\"expiresIn\":900,\"refreshToken\":\"CANARY-next\"}");
      case "/task" -> new Answer(200, keys("ASIATASK" + sessions.incrementAndGet()));
      case "/container" ->
          "CANARY-pod".equals(asked.headers().get("authorization"))
              ? new Answer(200, keys("ASIACONTAINER" + sessions.incrementAndGet()))
              : new Answer(401, "");
      case "/federation/credentials" ->
          "CANARY-sso".equals(asked.headers().get("x-amz-sso_bearer_token"))
              ? new Answer(
                  200,
                  "{\"roleCredentials\":{\"accessKeyId\":\"ASIASSO"
                      + sessions.incrementAndGet()
                      + "\",\"secretAccessKey\":\"CANARY-login\","
                      + "\"sessionToken\":\"CANARY-login\",\"expiration\":"
                      + expiry().toEpochMilli()
                      + "}}")
              : new Answer(
                  401,
                  "{\"__type\":\"UnauthorizedException\",\"message\":\"Session token not found or"
                      + " invalid\"}");
      case "/token" ->
          new Answer(
              200,
              "{\"accessToken\":\"CANARY-sso\",\"expiresIn\":3600,\"refreshToken\":\"CANARY-next\"}");
      default -> new Answer(404, "");
    };
  }

  private Answer metadataToken() {
    try {
      Thread.sleep(metadataTokenDelay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Answer(200, "CANARY-metadata");
  }

  private String keys(String id) {
    return "{\"Code\":\"Success\",\"Type\":\"AWS-HMAC\",\"AccessKeyId\":\""
        + id
        + "\",\"SecretAccessKey\":\"CANARY-machine\",\"Token\":\"CANARY-machine\",\"Expiration\":\""
        + expiry()
        + "\"}";
  }

  @Override
  public void close() {
    server.close();
  }
}
