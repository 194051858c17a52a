package dev.alidade.account;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A profile, with what both files say; where both say something, the credentials file wins, as in
 * boto3.
 *
 * @param ofConfig what the configuration file says, also where the credentials file wins
 */
record Profile(
    String name,
    Path file,
    int line,
    Map<String, Property> properties,
    Map<String, Property> ofConfig) {

  /**
   * A key's value and where it stands.
   *
   * @param fromCredentialsFile whether it stands in the credentials file; that decides the order
   */
  record Property(
      String value, Map<String, String> nested, Path file, int line, boolean fromCredentialsFile) {}

  private static final Set<String> ABOUT_CREDENTIALS =
      Set.of(
          "aws_access_key_id",
          "aws_secret_access_key",
          "aws_session_token",
          "aws_security_token",
          "role_arn",
          "source_profile",
          "credential_source",
          "web_identity_token_file",
          "credential_process",
          "login_session",
          "mfa_serial",
          "external_id",
          "role_session_name");

  Profile {
    properties = Map.copyOf(properties);
    ofConfig = Map.copyOf(ofConfig);
  }

  /** A property's text; empty when it is absent, blank or a group. */
  Optional<String> text(String key) {
    return property(key).map(Property::value).filter(value -> !value.isBlank());
  }

  Optional<Property> property(String key) {
    return Optional.ofNullable(properties.get(key));
  }

  /** A property's text in one of the two files; empty when it is absent, blank or a group there. */
  Optional<String> textIn(boolean credentialsFile, String key) {
    var property = credentialsFile ? properties.get(key) : ofConfig.get(key);
    return Optional.ofNullable(property)
        .filter(found -> found.fromCredentialsFile() == credentialsFile)
        .map(Property::value)
        .filter(value -> !value.isBlank());
  }

  boolean has(String key) {
    return text(key).isPresent();
  }

  /**
   * Whether anything in it is about credentials. One that has only a region, say, is no account:
   * people keep such profiles for settings.
   */
  boolean isAboutCredentials() {
    return properties.keySet().stream()
        .anyMatch(key -> ABOUT_CREDENTIALS.contains(key) || key.startsWith("sso_"));
  }

  /** Whether there are keys, or half of a pair. */
  boolean hasKeys() {
    return has("aws_access_key_id") || has("aws_secret_access_key");
  }

  /** A problem with one of the properties, at its line. */
  ConfigurationProblem problem(String key, String message) {
    var property = properties.get(key);
    return property == null
        ? new ConfigurationProblem(file, line, name, message)
        : new ConfigurationProblem(property.file(), property.line(), name, message);
  }

  /** The text of a property, or null. */
  @Nullable String orNull(String key) {
    return text(key).orElse(null);
  }

  /** Name and place only; properties may be secrets. */
  @Override
  public String toString() {
    return "Profile[" + name + ", " + file + ":" + line + "]";
  }
}
