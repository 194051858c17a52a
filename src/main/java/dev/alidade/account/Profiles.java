package dev.alidade.account;

import dev.alidade.aws.AwsSettings;
import dev.alidade.aws.CertificateBundle;
import dev.alidade.aws.ProfileSettings;
import dev.alidade.aws.SmallFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The profiles of the AWS configuration files, merged as boto3 merges them.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html
 */
public final class Profiles {

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  // Ours: tens of thousands of profiles.
  private static final int LARGEST_FILE = 16 * 1024 * 1024;

  private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{0,5}");

  private final AwsEnvironment environment;
  private final Map<String, Profile> profiles = new LinkedHashMap<>();
  private final Map<String, Profile> ssoSessions = new LinkedHashMap<>();
  private final Map<String, Profile> services = new LinkedHashMap<>();
  private final Map<String, ProfileSettings> settings = new LinkedHashMap<>();
  private final Map<Path, Optional<String>> caBundles = new HashMap<>();
  private final List<ConfigurationProblem> unreadable = new ArrayList<>();
  private final List<ConfigurationProblem> inProfiles = new ArrayList<>();
  private boolean configFileExists;

  private Profiles(AwsEnvironment environment) {
    this.environment = environment;
  }

  /**
   * Reads both files; what is wrong in them is kept as problems. A file that is absent is empty.
   */
  public static Profiles read(AwsEnvironment environment) {
    var profiles = new Profiles(environment);
    profiles.readConfig();
    profiles.readCredentials();
    profiles.profiles.values().forEach(profiles::readSettings);
    return profiles;
  }

  /** The names, in the order of the files, the configuration file's first. */
  public List<String> names() {
    return List.copyOf(profiles.keySet());
  }

  /**
   * The names of all profiles but {@code default}, and of those whose section cannot be read for
   * its name.
   */
  List<String> namesOfAll() {
    return Stream.concat(
            profiles.keySet().stream(),
            inProfiles.stream().map(ConfigurationProblem::profile).filter(Objects::nonNull))
        .filter(name -> !name.equals("default"))
        .distinct()
        .toList();
  }

  /** Whether a profile says anything about credentials, or might: one that cannot be read. */
  boolean isAboutCredentials(String name) {
    return find(name).map(Profile::isAboutCredentials).orElse(true);
  }

  /** What the profiles say about calls, for {@link AwsSettings#withProfiles}. */
  public Map<String, ProfileSettings> settings() {
    return Map.copyOf(settings);
  }

  /** All that is wrong in the files' text and settings, whichever profile it concerns. */
  public List<ConfigurationProblem> problems() {
    var all = new ArrayList<>(unreadable);
    all.addAll(inProfiles);
    return List.copyOf(all);
  }

  /** What concerns a whole file, or a line that belongs to no profile. */
  List<ConfigurationProblem> unreadable() {
    return List.copyOf(unreadable);
  }

  /** What is wrong with one profile's settings. */
  List<ConfigurationProblem> problemsOf(String profile) {
    return inProfiles.stream().filter(problem -> profile.equals(problem.profile())).toList();
  }

  Optional<Profile> find(String name) {
    return Optional.ofNullable(profiles.get(name));
  }

  Optional<Profile> ssoSession(String name) {
    return Optional.ofNullable(ssoSessions.get(name));
  }

  /** A problem when {@code AWS_CONFIG_FILE} names a file that is not there. */
  Optional<ConfigurationProblem> missingConfigFile() {
    return environment.namesConfigFile() && !configFileExists
        ? Optional.of(
            new ConfigurationProblem(
                environment.configFile(),
                0,
                null,
                "AWS_CONFIG_FILE names this file, which does not exist."))
        : Optional.empty();
  }

  private void readConfig() {
    var file = load(environment.configFile());
    if (file == null) {
      return;
    }
    configFileExists = true;
    unreadable.addAll(file.problems());
    for (var section : file.sections()) {
      var header = section.header();
      if (header.equals("default")) {
        addNew(profiles, "default", section, file.path());
      } else if (BLANKS.split(header, 2).length == 2) {
        readNamedSection(section, file.path());
      }
      // Others, such as [plugins] or [preview], are the AWS CLI's own.
    }
  }

  private void readNamedSection(IniFile.Section section, Path path) {
    var parts = BLANKS.split(section.header(), 2);
    var kinds = Map.of("profile", profiles, "sso-session", ssoSessions, "services", services);
    var kind = kinds.get(parts[0]);
    if (kind == null) {
      return;
    }
    var name = unquoted(parts[1]);
    if (name == null) {
      if (parts[0].equals("profile")) {
        // The AWS CLI passes over it; so it only matters to who wants this profile, or all.
        inProfiles.add(
            new ConfigurationProblem(
                path,
                section.line(),
                parts[1],
                "a name with blanks or quotes must be quoted: [profile \"…\"]."));
      }
      return;
    }
    addNew(kind, name, section, path);
  }

  /** As in botocore, the later of two sections for one name stands alone; but it is reported. */
  private void addNew(Map<String, Profile> into, String name, IniFile.Section section, Path path) {
    var known = into.remove(name);
    if (known != null) {
      inProfiles.add(
          new ConfigurationProblem(
              path,
              section.line(),
              name,
              "stands here a second time; the first is in line " + known.line() + "."));
    }
    add(into, name, section, path, false);
  }

  /** A section's name as a shell would read it; null when it would read several, or none. */
  private static @Nullable String unquoted(String written) {
    var text = written.strip();
    if (text.isEmpty()) {
      return null;
    }
    char quote = text.charAt(0);
    if (quote == '"' || quote == '\'') {
      int end = text.indexOf(quote, 1);
      return end > 1 && end == text.length() - 1 ? text.substring(1, end) : null;
    }
    boolean plain = text.chars().noneMatch(c -> Character.isWhitespace(c) || c == '"' || c == '\'');
    return plain ? text : null;
  }

  private void readCredentials() {
    var file = load(environment.credentialsFile());
    if (file == null) {
      return;
    }
    unreadable.addAll(file.problems());
    file.sections().forEach(section -> add(profiles, section.header(), section, file.path(), true));
  }

  private static void add(
      Map<String, Profile> into,
      String name,
      IniFile.Section section,
      Path path,
      boolean credentials) {
    var known = into.get(name);
    var properties = new HashMap<>(known == null ? Map.of() : known.properties());
    section
        .entries()
        .forEach(
            (key, entry) ->
                properties.put(
                    key,
                    new Profile.Property(
                        entry.value(), entry.nested(), path, entry.line(), credentials)));
    var ofConfig =
        !credentials
            ? properties
            : known == null ? Map.<String, Profile.Property>of() : known.ofConfig();
    into.put(
        name,
        known == null
            ? new Profile(name, path, section.line(), properties, ofConfig)
            : new Profile(name, known.file(), known.line(), properties, ofConfig));
  }

  private @Nullable IniFile load(Path path) {
    try {
      // Bytes that are no UTF-8 become replacement characters; what they stand in will not be
      // found.
      return IniFile.parse(path, SmallFile.text(path, LARGEST_FILE));
    } catch (NoSuchFileException e) {
      return null;
    } catch (FileSystemException e) {
      unreadable.add(new ConfigurationProblem(path, 0, null, "cannot be read: " + reason(e) + "."));
      return null;
    } catch (IOException e) {
      unreadable.add(
          new ConfigurationProblem(
              path, 0, null, "cannot be read: " + e.getClass().getSimpleName() + "."));
      return null;
    }
  }

  private static String reason(FileSystemException failure) {
    return failure.getReason() == null ? failure.getClass().getSimpleName() : failure.getReason();
  }

  private void readSettings(Profile profile) {
    var said =
        new ProfileSettings(
            value(
                profile,
                "max_attempts",
                text ->
                    DIGITS.matcher(text).matches()
                        ? Optional.of(Integer.valueOf(text))
                        : Optional.empty(),
                "a whole number above zero"),
            value(
                profile, "retry_mode", AwsSettings::retryModeNamed, "standard, adaptive or legacy"),
            endpoints(profile) ? endpoint(profile, "endpoint_url") : null,
            endpoints(profile) ? serviceEndpoints(profile) : Map.of(),
            value(profile, "use_fips_endpoint", Profiles::flag, "true or false"),
            value(profile, "use_dualstack_endpoint", Profiles::flag, "true or false"),
            caBundle(profile));
    if (!said.equals(ProfileSettings.NONE)) {
      settings.put(profile.name(), said);
    }
  }

  private @Nullable Path caBundle(Profile profile) {
    var text = profile.orNull("ca_bundle");
    var bundle = text == null ? null : environment.tryPath(text).orElse(null);
    if (text != null) {
      var problem =
          bundle == null
              ? Optional.of("is no path")
              // Many profiles name the same file.
              : caBundles.computeIfAbsent(bundle, CertificateBundle::problem);
      problem.ifPresent(
          words ->
              inProfiles.add(
                  profile.problem("ca_bundle", "ca_bundle «" + text + "» " + words + ".")));
    }
    return bundle;
  }

  private static boolean endpoints(Profile profile) {
    return profile
        .text("ignore_configured_endpoint_urls")
        .filter("true"::equalsIgnoreCase)
        .isEmpty();
  }

  private static Optional<Boolean> flag(String text) {
    return text.equalsIgnoreCase("true")
        ? Optional.of(true)
        : text.equalsIgnoreCase("false") ? Optional.of(false) : Optional.empty();
  }

  private @Nullable URI endpoint(Profile profile, String key) {
    return value(profile, key, AwsSettings::endpointAt, "an http or https address");
  }

  private Map<String, URI> serviceEndpoints(Profile profile) {
    var name = profile.orNull("services");
    if (name == null) {
      return Map.of();
    }
    var section = services.get(name);
    if (section == null) {
      inProfiles.add(profile.problem("services", "there is no [services " + name + "]."));
      return Map.of();
    }
    var endpoints = new HashMap<String, URI>();
    section
        .properties()
        .forEach(
            (service, property) -> {
              var text = property.nested().get("endpoint_url");
              if (text == null) {
                return;
              }
              AwsSettings.endpointAt(text)
                  .ifPresentOrElse(
                      uri -> endpoints.put(AwsSettings.serviceNamed(service), uri),
                      () ->
                          inProfiles.add(
                              new ConfigurationProblem(
                                  property.file(),
                                  property.line(),
                                  profile.name(),
                                  "endpoint_url of "
                                      + service
                                      + " must be an http or https address.")));
            });
    return endpoints;
  }

  private <T> @Nullable T value(
      Profile profile, String key, Function<String, Optional<T>> read, String wanted) {
    var text = profile.orNull(key);
    if (text == null) {
      return null;
    }
    var value = read.apply(text);
    if (value.isEmpty()) {
      inProfiles.add(profile.problem(key, key + " is «" + text + "»; it must be " + wanted + "."));
    }
    return value.orElse(null);
  }
}
