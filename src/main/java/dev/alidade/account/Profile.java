package dev.alidade.account;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A profile, with what both files say; where both say something, the credentials file wins, as in
 * boto3.
 */
record Profile(String name, Path file, int line, Map<String, Property> properties) {

  /**
   * A key's value and where it stands.
   *
   * @param fromCredentialsFile whether it stands in the credentials file; that decides the order
   */
  record Property(
      String value, Map<String, String> nested, Path file, int line, boolean fromCredentialsFile) {}

  Profile {
    properties = Map.copyOf(properties);
  }

  /** A property's text; empty when it is absent, blank or a group. */
  Optional<String> text(String key) {
    return property(key).map(Property::value).filter(value -> !value.isBlank());
  }

  Optional<Property> property(String key) {
    return Optional.ofNullable(properties.get(key));
  }

  boolean has(String key) {
    return text(key).isPresent();
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
