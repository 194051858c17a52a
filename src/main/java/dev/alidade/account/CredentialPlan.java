package dev.alidade.account;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds out where a profile's credentials come from, in boto3's order of precedence, from the files
 * and the environment alone. All that is wrong on the way is collected.
 * https://boto3.amazonaws.com/v1/documentation/api/latest/guide/credentials.html
 */
final class CredentialPlan {

  private static final String ROLE_ARN = "role_arn";
  private static final String SOURCE_PROFILE = "source_profile";
  private static final String CREDENTIAL_SOURCE = "credential_source";
  private static final String TOKEN_FILE = "web_identity_token_file";
  private static final String SSO_SESSION = "sso_session";
  private static final String START_URL = "sso_start_url";
  private static final String PROCESS = "credential_process";
  private static final String LOGIN_SESSION = "login_session";
  private static final String DURATION = "duration_seconds";

  private static final String KEY_ID = "aws_access_key_id";
  private static final String SECRET = "aws_secret_access_key";

  // In boto3's order, the older name first (botocore.credentials.SharedCredentialProvider.TOKENS).
  private static final List<String> SESSION_TOKENS =
      List.of("aws_security_token", "aws_session_token");

  private static final Pattern REGION = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)+");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,6}");
  // 15 minutes to 12 hours: DurationSeconds of
  // https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
  private static final int SHORTEST_SESSION = 900;
  private static final int LONGEST_SESSION = 43_200;

  private final AwsEnvironment environment;
  private final Profiles profiles;
  private final MachineSources machine;
  private final Set<ConfigurationProblem> problems = new LinkedHashSet<>();

  CredentialPlan(AwsEnvironment environment, Profiles profiles) {
    this.environment = environment;
    this.profiles = profiles;
    this.machine = new MachineSources(environment, message -> complain(null, message));
  }

  /** What was found wrong so far. */
  List<ConfigurationProblem> problems() {
    return List.copyOf(problems);
  }

  /** A problem of its own making, as of the selection. */
  void complain(@Nullable String profile, String message) {
    problems.add(new ConfigurationProblem(null, 0, profile, message));
  }

  /**
   * A candidate for a profile; empty, with problems, when it cannot be used. Never the machine's
   * own credentials in place of the profile's: that would survey the wrong account.
   */
  Optional<AccountCandidate> named(String name) {
    var profile = profiles.find(name);
    if (profile.isEmpty()) {
      complain(name, "there is no such profile in " + files() + ".");
      problems.addAll(profiles.problemsOf(name));
      return Optional.empty();
    }
    var source = ofProfile(profile.get(), List.of(name));
    if (source.isEmpty()) {
      problems.add(
          new ConfigurationProblem(
              profile.get().file(),
              profile.get().line(),
              name,
              "has no credentials: no role_arn, sso_session, keys or credential_process."));
    }
    return candidate(name, source.orElse(null));
  }

  /** The candidate of the default chain, where the machine's own credentials come last. */
  Optional<AccountCandidate> defaultChain() {
    // The older name first, as in boto3 (botocore.configprovider, «profile»).
    var variable =
        environment.variable("AWS_DEFAULT_PROFILE").isPresent()
            ? "AWS_DEFAULT_PROFILE"
            : "AWS_PROFILE";
    var chosen = environment.variable(variable);
    var name = chosen.orElse("default");
    var keys = machine.keys();
    if (keys.isPresent()) {
      return candidate(name, keys.get());
    }
    var profile = profiles.find(name);
    if (chosen.isPresent() && profile.isEmpty()) {
      complain(name, variable + " names it, but there is no such profile in " + files() + ".");
      return Optional.empty();
    }
    if (profile.isPresent() && assumesRole(profile.get())) {
      return candidate(name, ofProfile(profile.get(), List.of(name)).orElse(null));
    }
    var token = machine.webIdentity(this::regionOf);
    if (token.isPresent()) {
      return candidate(name, token.get());
    }
    var own = profile.flatMap(p -> ofProfile(p, List.of(name)));
    if (own.isPresent()) {
      return candidate(name, own.get());
    }
    if (chosen.isPresent()) {
      complain(name, variable + " names it, but it has no credentials.");
      return Optional.empty();
    }
    return candidate(name, machine.own());
  }

  private Optional<AccountCandidate> candidate(String name, @Nullable CredentialSource source) {
    var region = regionOf(name);
    if (region.isEmpty()) {
      problems.add(
          profiles
              .find(name)
              .map(p -> p.problem("region", noRegion()))
              .orElse(new ConfigurationProblem(null, 0, name, noRegion())));
    }
    problems.addAll(profiles.problemsOf(name));
    if (source == null || region.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new AccountCandidate(name, region.get(), source));
  }

  private static String noRegion() {
    return "no region: set «region» in the profile or in [default], or AWS_REGION.";
  }

  /** The region of a profile: its own, else the environment's, else the default profile's. */
  private Optional<String> regionOf(String name) {
    var own = profiles.find(name).filter(profile -> profile.has("region"));
    if (own.isPresent()) {
      return region(own.get());
    }
    return environment
        .variable("AWS_REGION")
        .or(() -> environment.variable("AWS_DEFAULT_REGION"))
        .flatMap(this::environmentRegion)
        .or(() -> profiles.find("default").flatMap(this::region));
  }

  private Optional<String> environmentRegion(String text) {
    // It becomes part of a host name.
    if (!REGION.matcher(text).matches()) {
      complain(null, "AWS_REGION (or AWS_DEFAULT_REGION) is «" + text + "», which is no region.");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  private Optional<String> region(Profile profile) {
    var text = profile.text("region");
    if (text.isPresent() && !REGION.matcher(text.get()).matches()) {
      problems.add(profile.problem("region", "«" + text.get() + "» is no region."));
    }
    return text;
  }

  /** A role's STS is asked in its profile's region, else in one that its partition surely has. */
  private String stsRegion(Profile profile, String roleArn) {
    return regionOf(profile.name()).orElse(RoleArns.anyRegion(roleArn));
  }

  private Optional<CredentialSource> ofProfile(Profile profile, List<String> path) {
    return assumesRole(profile) ? Optional.of(role(profile, path)) : withoutRole(profile);
  }

  private static boolean assumesRole(Profile profile) {
    return profile.has(ROLE_ARN) && !profile.has(TOKEN_FILE);
  }

  /** A profile's credentials in boto3's order, its role left aside. */
  private Optional<CredentialSource> withoutRole(Profile profile) {
    if (profile.has(TOKEN_FILE)) {
      return Optional.of(webIdentity(profile));
    }
    if (profile.has(SSO_SESSION) || profile.has(START_URL)) {
      return Optional.of(singleSignOn(profile));
    }
    if (hasKeysIn(profile, true)) {
      return Optional.of(keys(profile, true));
    }
    if (profile.has(LOGIN_SESSION)) {
      return Optional.of(consoleLogin(profile));
    }
    var command = profile.text(PROCESS);
    if (command.isPresent()) {
      return Optional.of(new CredentialSource.Command(profile.name(), command.get()));
    }
    if (hasKeysIn(profile, false)) {
      return Optional.of(keys(profile, false));
    }
    return Optional.empty();
  }

  /** As in boto3 the id decides; a secret that has none anywhere is half of a pair. */
  private static boolean hasKeysIn(Profile profile, boolean credentialsFile) {
    return profile.textIn(credentialsFile, KEY_ID).isPresent()
        || (!profile.has(KEY_ID) && profile.textIn(credentialsFile, SECRET).isPresent());
  }

  /** Keys of one file: what the other has beside them belongs to other keys. */
  private CredentialSource keys(Profile profile, boolean credentialsFile) {
    var id = profile.textIn(credentialsFile, KEY_ID).orElse(null);
    var secret = profile.textIn(credentialsFile, SECRET).orElse(null);
    if (id == null) {
      return wrong(profile, "aws_secret_access_key", "aws_access_key_id is missing beside it.");
    }
    if (secret == null) {
      return wrong(profile, "aws_access_key_id", "aws_secret_access_key is missing beside it.");
    }
    var token =
        SESSION_TOKENS.stream()
            .flatMap(name -> profile.textIn(credentialsFile, name).stream())
            .findFirst();
    return new CredentialSource.Keys("profile " + profile.name(), id, secret, token.orElse(null));
  }

  private CredentialSource role(Profile profile, List<String> path) {
    var roleArn = profile.text(ROLE_ARN).orElse("");
    var duration = duration(profile);
    if (!RoleArns.isRole(roleArn)) {
      return wrong(profile, ROLE_ARN, "«" + roleArn + "» is not the ARN of an IAM role.");
    }
    var source = profile.text(SOURCE_PROFILE);
    var ofMachine = profile.text(CREDENTIAL_SOURCE);
    if (source.isPresent() && ofMachine.isPresent()) {
      return wrong(
          profile, SOURCE_PROFILE, "has both source_profile and credential_source; one must go.");
    }
    if (source.isEmpty() && ofMachine.isEmpty()) {
      return wrong(
          profile, ROLE_ARN, "has a role_arn, but neither source_profile nor credential_source.");
    }
    var base =
        source.isPresent()
            ? sourceProfile(profile, source.get(), path)
            : machineSource(profile, ofMachine.orElse(""));
    if (base instanceof CredentialSource.Unusable) {
      return base;
    }
    return new CredentialSource.Role(
        roleArn,
        base,
        stsRegion(profile, roleArn),
        profile.name(),
        profile.orNull("external_id"),
        profile.orNull("role_session_name"),
        duration,
        profile.orNull("mfa_serial"));
  }

  private CredentialSource sourceProfile(Profile profile, String name, List<String> path) {
    var source = profiles.find(name);
    if (source.isEmpty()) {
      return wrong(profile, SOURCE_PROFILE, "source_profile «" + name + "» does not exist.");
    }
    boolean itself = name.equals(profile.name());
    if (path.contains(name) && !(itself && source.get().hasKeys())) {
      var circle = path.stream().collect(Collectors.joining(" → ", "", " → " + name));
      return wrong(
          profile,
          SOURCE_PROFILE,
          itself
              ? "is its own source_profile, but has no keys of its own."
              : "source_profile goes round in a circle: " + circle + ".");
    }
    problems.addAll(profiles.problemsOf(name));
    var further = new ArrayList<>(path);
    further.add(name);
    // A source that has keys gives these, even if it has a role as well; as in boto3.
    var base =
        source.get().hasKeys() ? withoutRole(source.get()) : ofProfile(source.get(), further);
    return base.orElseGet(
        () -> wrong(profile, SOURCE_PROFILE, "source_profile «" + name + "» has no credentials."));
  }

  private CredentialSource machineSource(Profile profile, String name) {
    return switch (name) {
      case "Ec2InstanceMetadata" -> machine.instance();
      case "EcsContainer" -> machine.container();
      case "Environment" ->
          machine
              .keys()
              .orElseGet(
                  () ->
                      new CredentialSource.Unusable(
                          "credential_source is Environment, but there are no keys in it",
                          "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"));
      default ->
          wrong(
              profile,
              CREDENTIAL_SOURCE,
              "credential_source is «"
                  + name
                  + "»; it must be Ec2InstanceMetadata, EcsContainer or Environment.");
    };
  }

  private CredentialSource webIdentity(Profile profile) {
    var roleArn = profile.orNull(ROLE_ARN);
    if (roleArn == null) {
      return wrong(profile, TOKEN_FILE, "has a web_identity_token_file, but no role_arn.");
    }
    if (!RoleArns.isRole(roleArn)) {
      return wrong(profile, ROLE_ARN, "«" + roleArn + "» is not the ARN of an IAM role.");
    }
    var tokenFile = profile.text(TOKEN_FILE).flatMap(environment::tryPath);
    if (tokenFile.isEmpty()) {
      return wrong(profile, TOKEN_FILE, "web_identity_token_file is no path.");
    }
    return new CredentialSource.WebIdentity(
        roleArn,
        tokenFile.get(),
        stsRegion(profile, roleArn),
        profile.name(),
        profile.orNull("role_session_name"),
        duration(profile));
  }

  private CredentialSource consoleLogin(Profile profile) {
    var session = profile.text(LOGIN_SESSION).orElse("");
    if (RoleArns.account(session) == null) {
      return wrong(
          profile, LOGIN_SESSION, "login_session is no ARN; «aws login» writes it into the file.");
    }
    return new CredentialSource.ConsoleLogin(profile.name(), session, stsRegion(profile, session));
  }

  private CredentialSource singleSignOn(Profile profile) {
    var sessionName = profile.orNull(SSO_SESSION);
    var place = profile;
    if (sessionName != null) {
      var session = profiles.ssoSession(sessionName);
      if (session.isEmpty()) {
        return wrong(profile, SSO_SESSION, "there is no [sso-session " + sessionName + "].");
      }
      place = session.get();
    }
    var missing = new ArrayList<String>();
    var startUrl = wanted(place, START_URL, missing);
    var region = wanted(place, "sso_region", missing);
    if (!region.isEmpty() && !REGION.matcher(region).matches()) {
      // It becomes part of a host name.
      return wrong(place, "sso_region", "sso_region is «" + region + "», which is no region.");
    }
    var account = wanted(profile, "sso_account_id", missing);
    var role = wanted(profile, "sso_role_name", missing);
    if (!missing.isEmpty()) {
      return wrong(
          profile,
          sessionName == null ? START_URL : SSO_SESSION,
          String.join(", ", missing) + " missing.");
    }
    return new CredentialSource.SingleSignOn(
        profile.name(), sessionName, startUrl, region, account, role);
  }

  private static String wanted(Profile place, String key, List<String> missing) {
    return place
        .text(key)
        .orElseGet(
            () -> {
              missing.add(key);
              return "";
            });
  }

  private @Nullable Integer duration(Profile profile) {
    var text = profile.orNull(DURATION);
    if (text == null) {
      return null;
    }
    int seconds = DIGITS.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (seconds < SHORTEST_SESSION || seconds > LONGEST_SESSION) {
      wrong(
          profile,
          DURATION,
          "duration_seconds is «"
              + text
              + "»; AWS takes "
              + SHORTEST_SESSION
              + " to "
              + LONGEST_SESSION
              + ".");
      return null;
    }
    return seconds;
  }

  private CredentialSource wrong(Profile profile, String key, String message) {
    problems.add(profile.problem(key, message));
    return unusable(message);
  }

  private static CredentialSource unusable(String reason) {
    return new CredentialSource.Unusable(reason, "correct the configuration");
  }

  private String files() {
    return environment.files();
  }
}
