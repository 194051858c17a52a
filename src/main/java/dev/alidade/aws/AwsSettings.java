package dev.alidade.aws;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.retry.RetryMode;

/**
 * How AWS is called: retries, time-outs, endpoints, proxies. From the variables that the AWS CLI
 * knows, then from the profile, then defaults.
 * https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html
 *
 * @param environment what the environment says; wins over the profiles
 * @param profiles what the profiles say, by name
 * @param connectTimeout for opening a connection
 * @param readTimeout for each wait for bytes of an answer
 * @param proxies the proxies for AWS; see {@link ProxySettings}
 */
public record AwsSettings(
    ProfileSettings environment,
    Map<String, ProfileSettings> profiles,
    Duration connectTimeout,
    Duration readTimeout,
    ProxySettings proxies,
    Services services) {

  /** Three requests at most, what the SDKs call standard; as the reference, less one. */
  static final int DEFAULT_MAX_ATTEMPTS = 3;

  // Long enough for a far region, short enough to notice a blocked one.
  static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(10);
  // The reference waits as long; large pages of GetAccountAuthorizationDetails take their time.
  static final Duration DEFAULT_READ_TIMEOUT = Duration.ofMinutes(2);

  private static final String SERVICE_ENDPOINT = "AWS_ENDPOINT_URL_";
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,6}");

  /** Keeps a copy of the profiles. */
  public AwsSettings {
    profiles = Map.copyOf(profiles);
  }

  /**
   * Reads the environment. {@code CARTOGRAPHY_AWS_*} are understood where their {@code AWS_*}
   * namesakes are absent; there, the number counts retries, so one request more.
   *
   * @throws InvalidSettingsException naming every variable that is not understood
   */
  public static AwsSettings from(Map<String, String> variables) {
    var reader = new Reader(variables);
    var environment =
        new ProfileSettings(
            reader.maxAttempts(),
            reader.retryMode(),
            reader.endpoint("AWS_ENDPOINT_URL").orElse(null),
            reader.serviceEndpoints(),
            reader.flag("AWS_USE_FIPS_ENDPOINT"),
            reader.flag("AWS_USE_DUALSTACK_ENDPOINT"),
            reader.caBundle());
    var readTimeout =
        reader
            .number("CARTOGRAPHY_AWS_READ_TIMEOUT")
            .map(Duration::ofSeconds)
            .orElse(DEFAULT_READ_TIMEOUT);
    var proxies = reader.proxies();
    if (!reader.problems.isEmpty()) {
      throw new InvalidSettingsException(reader.problems);
    }
    return new AwsSettings(
        environment,
        Map.of(),
        DEFAULT_CONNECT_TIMEOUT,
        readTimeout,
        proxies,
        new Services(List.of()));
  }

  /** These settings with what the profiles say. */
  public AwsSettings withProfiles(Map<String, ProfileSettings> settings) {
    return new AwsSettings(environment, settings, connectTimeout, readTimeout, proxies, services);
  }

  /** These settings with the time-outs that are asked for. */
  public AwsSettings with(CallTimeouts timeouts) {
    return new AwsSettings(
        environment,
        profiles,
        timeouts.connect() == null ? connectTimeout : timeouts.connect(),
        timeouts.read() == null ? readTimeout : timeouts.read(),
        proxies,
        services);
  }

  /** These settings with what is known of the services that are called. */
  public AwsSettings knowing(Services other) {
    return new AwsSettings(environment, profiles, connectTimeout, readTimeout, proxies, other);
  }

  /** What holds for calls with a profile's credentials. */
  ProfileSettings of(String profile) {
    return environment.orElse(profiles.getOrDefault(profile, ProfileSettings.NONE));
  }

  /** Where a service is, in place of AWS, for a profile. */
  Optional<URI> endpoint(String profile, String service) {
    var settings = of(profile);
    // The order of https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html: the
    // environment before the profile, and in each the service's own before the one for all.
    var said = profiles.getOrDefault(profile, ProfileSettings.NONE);
    return Optional.ofNullable(environment.serviceEndpoints().get(service))
        .or(() -> Optional.ofNullable(environment.endpoint()))
        .or(() -> Optional.ofNullable(said.serviceEndpoints().get(service)))
        .or(() -> Optional.ofNullable(settings.endpoint()));
  }

  /**
   * Reads a retry mode as the AWS CLI writes it.
   *
   * @return empty when there is no such mode
   */
  public static Optional<RetryMode> retryModeNamed(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "standard" -> Optional.of(RetryMode.STANDARD);
      case "adaptive" -> Optional.of(RetryMode.ADAPTIVE_V2);
      case "legacy" -> Optional.of(RetryMode.LEGACY);
      default -> Optional.empty();
    };
  }

  /**
   * Reads an endpoint's address.
   *
   * @return empty when it is no http or https address with a host
   */
  public static Optional<URI> endpointAt(String text) {
    try {
      var uri = new URI(text.strip());
      var scheme = uri.getScheme();
      boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
      return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /**
   * The name that the SDK's packages have for a service: {@code elasticloadbalancingv2} for {@code
   * ELASTIC_LOAD_BALANCING_V2}.
   */
  public static String serviceNamed(String text) {
    return text.replace("_", "").replace("-", "").replace(" ", "").toLowerCase(Locale.ROOT);
  }

  private static final class Reader {
    private final Map<String, String> variables;
    private final List<String> problems = new ArrayList<>();

    private Reader(Map<String, String> variables) {
      this.variables = variables;
    }

    private Optional<String> text(String name) {
      return Optional.ofNullable(variables.get(name)).map(String::strip).filter(s -> !s.isEmpty());
    }

    private Optional<Integer> number(String name) {
      var text = text(name);
      if (text.isPresent() && (!DIGITS.matcher(text.get()).matches() || number(text) == 0)) {
        problems.add(name + " is «" + text.get() + "»; it must be a whole number above zero.");
        return Optional.empty();
      }
      return text.map(Integer::valueOf);
    }

    private static int number(Optional<String> digits) {
      return Integer.parseInt(digits.orElse("0"));
    }

    private @Nullable Integer maxAttempts() {
      return number("AWS_MAX_ATTEMPTS")
          .or(() -> number("CARTOGRAPHY_AWS_MAX_ATTEMPTS").map(retries -> retries + 1))
          .orElse(null);
    }

    private @Nullable RetryMode retryMode() {
      return retryMode("AWS_RETRY_MODE")
          .or(() -> retryMode("CARTOGRAPHY_AWS_RETRY_MODE"))
          .orElse(null);
    }

    private Optional<RetryMode> retryMode(String name) {
      var text = text(name);
      var mode = text.flatMap(AwsSettings::retryModeNamed);
      if (text.isPresent() && mode.isEmpty()) {
        problems.add(name + " is «" + text.get() + "»; it must be standard, adaptive or legacy.");
      }
      return mode;
    }

    private Optional<URI> endpoint(String name) {
      if (text("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")
          .filter("true"::equalsIgnoreCase)
          .isPresent()) {
        return Optional.empty();
      }
      var text = text(name);
      var uri = text.flatMap(AwsSettings::endpointAt);
      if (text.isPresent() && uri.isEmpty()) {
        problems.add(name + " is «" + text.get() + "»; it must be an http or https address.");
      }
      return uri;
    }

    private Map<String, URI> serviceEndpoints() {
      var endpoints = new HashMap<String, URI>();
      for (var name : variables.keySet().stream().sorted().toList()) {
        if (name.startsWith(SERVICE_ENDPOINT) && name.length() > SERVICE_ENDPOINT.length()) {
          var service = serviceNamed(name.substring(SERVICE_ENDPOINT.length()));
          endpoint(name).ifPresent(uri -> endpoints.put(service, uri));
        }
      }
      return endpoints;
    }

    private @Nullable Boolean flag(String name) {
      var text = text(name).map(value -> value.toLowerCase(Locale.ROOT));
      if (text.isEmpty()) {
        return null;
      }
      return switch (text.get()) {
        case "true" -> true;
        case "false" -> false;
        default -> {
          problems.add(name + " is «" + text.get() + "»; it must be true or false.");
          yield null;
        }
      };
    }

    private @Nullable Path caBundle() {
      var bundle = text("AWS_CA_BUNDLE").map(Path::of);
      bundle
          .flatMap(CertificateBundle::problem)
          .ifPresent(
              problem ->
                  problems.add("AWS_CA_BUNDLE: " + bundle.orElseThrow() + " " + problem + "."));
      return bundle.orElse(null);
    }

    private ProxySettings proxies() {
      return new ProxySettings(
          proxy("HTTPS_PROXY"),
          proxy("HTTP_PROXY"),
          text("NO_PROXY").or(() -> text("no_proxy")).map(ProxySettings::hosts).orElse(List.of()));
    }

    private @Nullable URI proxy(String name) {
      // Lower case wins, as with curl and the AWS CLI.
      var text = text(name.toLowerCase(Locale.ROOT)).or(() -> text(name));
      var uri =
          text.map(value -> value.contains("://") ? value : "http://" + value)
              .flatMap(AwsSettings::endpointAt);
      if (text.isPresent() && uri.isEmpty()) {
        // The value may hold a password: it is not repeated.
        problems.add(name + " is no address of a proxy.");
      }
      return uri.orElse(null);
    }
  }
}
