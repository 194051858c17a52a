package dev.alidade.aws;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.retry.RetryMode;

/**
 * What a profile of the AWS configuration files says about calls; null where it says nothing.
 * https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html
 *
 * @param maxAttempts requests for one call at most, the first one counted
 * @param retryMode when and how fast to try again
 * @param endpoint where all services are, in place of AWS
 * @param serviceEndpoints where single services are, by the name that the SDK's packages have
 * @param fips whether to use FIPS endpoints
 * @param dualStack whether to use endpoints that have IPv6 as well
 * @param caBundle certificates in PEM to trust in place of the machine's
 */
public record ProfileSettings(
    @Nullable Integer maxAttempts,
    @Nullable RetryMode retryMode,
    @Nullable URI endpoint,
    Map<String, URI> serviceEndpoints,
    @Nullable Boolean fips,
    @Nullable Boolean dualStack,
    @Nullable Path caBundle) {

  /** A profile that says nothing. */
  public static final ProfileSettings NONE =
      new ProfileSettings(null, null, null, Map.of(), null, null, null);

  /** Keeps a copy of the endpoints. */
  public ProfileSettings {
    serviceEndpoints = Map.copyOf(serviceEndpoints);
  }

  /** These settings, and what they do not say from the others. */
  ProfileSettings orElse(ProfileSettings others) {
    // One service's own endpoint wins over the one for all, wherever the two are said.
    var services = new java.util.HashMap<>(others.serviceEndpoints);
    services.putAll(serviceEndpoints);
    return new ProfileSettings(
        maxAttempts != null ? maxAttempts : others.maxAttempts,
        retryMode != null ? retryMode : others.retryMode,
        endpoint != null ? endpoint : others.endpoint,
        services,
        fips != null ? fips : others.fips,
        dualStack != null ? dualStack : others.dualStack,
        caBundle != null ? caBundle : others.caBundle);
  }
}
