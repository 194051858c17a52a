package dev.alidade.cli.settings;

import dev.alidade.account.AccountSelection;
import dev.alidade.analysis.PermissionMapping;
import dev.alidade.analysis.PermissionMappingFile;
import dev.alidade.aws.CallTimeouts;
import dev.alidade.cli.settings.SyncSettings.Verbosity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes settings of options, environment and configuration file. What is wrong is collected, and a
 * default stands in for it, so that all problems are known at once; the settings count only if
 * there are none.
 */
public final class SyncSettingsReader {

  // eu-west-1, us-gov-east-1, ap-southeast-7
  private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-\\d+");

  // Up to a day: what is longer is meant otherwise, and the JDK counts in milliseconds.
  private static final Pattern SECONDS = Pattern.compile("[1-9]\\d{0,4}");

  private final Surroundings surroundings;
  private final Supplier<? extends Collection<String>> moduleKeys;
  private final Supplier<Set<String>> linkTypes;

  /** A reader for a catalogue with these module keys. */
  public SyncSettingsReader(
      Surroundings surroundings, Supplier<? extends Collection<String>> moduleKeys) {
    this(surroundings, moduleKeys, Set::of);
  }

  /**
   * The same, where files are read too.
   *
   * @param linkTypes the relationship types that modules write
   */
  public SyncSettingsReader(
      Surroundings surroundings,
      Supplier<? extends Collection<String>> moduleKeys,
      Supplier<Set<String>> linkTypes) {
    this.surroundings = surroundings;
    this.moduleKeys = moduleKeys;
    this.linkTypes = linkTypes;
  }

  /** Reads everything and adds what is wrong with it. */
  public SyncSettings read(SyncOptions options, Problems problems) {
    var layers =
        Layers.read(options.config.config, surroundings, options.ofModules.settings(), problems);
    return new SyncSettings(
        accounts(layers, options.accounts, problems),
        modules(layers.of(Setting.MODULES, options.modules.modules), problems),
        new OrganizationSettingsReader(layers, problems)
            .accounts(Setting.ORGANIZATION_ACCOUNTS, options.organizationAccounts),
        layers
            .of(Setting.SKIP, options.skip)
            .map(given -> Set.copyOf(Items.of(given.value())))
            .orElse(Set.of()),
        regions(layers.of(Setting.REGIONS, options.regions), problems),
        updateTag(layers.of(Setting.UPDATE_TAG, options.updateTag), problems),
        permissions(layers.of(Setting.PERMISSIONS, options.permissions), problems),
        options.ofModules.read(layers, problems),
        new DatabaseSettings(surroundings).read(layers, options.database, problems),
        new SpoolDirectory(surroundings)
            .read(layers.of(Setting.SPOOL_DIRECTORY, options.spoolDirectory), problems),
        new OutputFiles(surroundings).file(layers.of(Setting.REPORT, options.report), problems),
        failOnDenied(layers.of(Setting.FAIL_ON, options.failOn), problems),
        output(layers, options.output.output, problems),
        verbosity(layers, options, problems),
        !layers.isSet(Setting.NO_PROGRESS, options.noProgress, problems),
        new CallTimeouts(
            seconds(layers.of(Setting.CONNECT_TIMEOUT, options.connectTimeout), problems),
            seconds(layers.of(Setting.READ_TIMEOUT, options.readTimeout), problems)));
  }

  /** The accounts and regions, for commands that do not touch the graph. */
  public AccountSettings accounts(
      AccountOptions options,
      @Nullable String regions,
      @Nullable String output,
      @Nullable String config,
      Problems problems) {
    var layers = Layers.read(config, surroundings, problems);
    return new AccountSettings(
        accounts(layers, options, problems),
        regions(layers.of(Setting.REGIONS, regions), problems),
        output(layers, output, problems));
  }

  /** The form of results, for commands that have no other settings. */
  public Output output(@Nullable String option, Problems problems) {
    return output(Layers.read(null, surroundings, problems), option, problems);
  }

  /** The same, for commands with other forms of results; the first one is the default. */
  public String output(@Nullable String option, List<String> words, Problems problems) {
    return Layers.read(null, surroundings, problems)
        .of(Setting.OUTPUT, option)
        .flatMap(given -> given.choice(words, problems))
        .orElse(words.getFirst());
  }

  private static AccountSelection accounts(
      Layers layers, AccountOptions options, Problems problems) {
    var all = layers.flag(Setting.ALL_PROFILES, options.allProfiles, problems);
    var named = layers.of(Setting.PROFILE, options.profiles);
    var organization =
        layers.flag(Setting.ORGANIZATION, options.organization.organization, problems);
    var ofOrganization = new OrganizationSettingsReader(layers, problems);
    if (organization.isEmpty()) {
      ofOrganization.refuseAlone(options.organization);
    } else if (all.isPresent()
        && all.get().origin().layer() == organization.get().origin().layer()) {
      problems.add(
          "%s and %s exclude each other"
              .formatted(all.get().origin(), organization.get().origin()));
    }
    if (organization.isPresent() && !nearer(all, organization)) {
      return ofOrganization.read(options.organization, named);
    }
    if (all.isPresent()
        && named.isPresent()
        && all.get().origin().layer() == named.get().origin().layer()) {
      problems.add(
          "%s and %s exclude each other".formatted(all.get().origin(), named.get().origin()));
    }
    if (nearer(all, named)) {
      return new AccountSelection.AllProfiles();
    }
    if (named.isEmpty()) {
      return new AccountSelection.DefaultChain();
    }
    var profiles = named.get().values().stream().map(String::strip).distinct().toList();
    if (profiles.isEmpty() || profiles.contains("")) {
      problems.add(named.get().origin() + ": a profile's name is empty");
      return new AccountSelection.DefaultChain();
    }
    return new AccountSelection.Named(profiles);
  }

  /** Whether the first is given, and not only further away than the second. */
  private static boolean nearer(Optional<Given> first, Optional<Given> second) {
    return first.isPresent()
        && (second.isEmpty() || first.get().origin().layer() < second.get().origin().layer());
  }

  /** The modules of {@code --aws-requested-syncs}; all of them where nothing is said. */
  public Set<String> modules(@Nullable String option, Problems problems) {
    return modules(option, null, problems);
  }

  /** The same with a configuration file that an option names; problems with it are known. */
  public Set<String> modules(@Nullable String option, @Nullable String config, Problems problems) {
    var layers = Layers.read(config, surroundings, config == null ? problems : new Problems());
    return modules(layers.of(Setting.MODULES, option), problems);
  }

  private Set<String> modules(Optional<Given> given, Problems problems) {
    var known = moduleKeys.get();
    if (given.isEmpty()) {
      return new TreeSet<>(known);
    }
    var keys = Items.of(given.get().value());
    if (keys.isEmpty()) {
      problems.add(given.get().origin() + ": no module is named");
    }
    for (var key : keys) {
      if (!known.contains(key)) {
        var question = Nearest.question(key, known);
        problems.add(
            given.get().origin()
                + ": unknown module «"
                + key
                + "»"
                + (question.isEmpty() ? "; «alidade modules» lists them" : question));
      }
    }
    return new TreeSet<>(keys);
  }

  /** Whether a text looks like a region's name. */
  static boolean isRegion(String text) {
    return REGION.matcher(text).matches();
  }

  private static List<String> regions(Optional<Given> given, Problems problems) {
    if (given.isEmpty()) {
      return List.of();
    }
    var regions = Items.of(given.get().value());
    if (regions.isEmpty()) {
      problems.add(given.get().origin() + ": no region is named");
    }
    for (var region : regions) {
      if (!isRegion(region)) {
        problems.add(
            given.get().origin()
                + ": «"
                + region
                + "» is no region's name; they look like eu-west-1");
      }
    }
    return regions;
  }

  private static OptionalLong updateTag(Optional<Given> given, Problems problems) {
    if (given.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      var tag = Long.parseLong(given.get().value().strip());
      if (tag > 0) {
        return OptionalLong.of(tag);
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number that is not positive.
    }
    problems.add(
        given.get().origin() + ": «" + given.get().value() + "» is no whole number above zero");
    return OptionalLong.empty();
  }

  private PermissionMapping permissions(Optional<Given> given, Problems problems) {
    if (given.isEmpty()) {
      return PermissionMappingFile.ours();
    }
    var origin = given.get().origin();
    var file = given.get().value().strip();
    try {
      var path = surroundings.path(file);
      if (file.isEmpty()) {
        problems.add(origin + " is empty");
      } else if (Files.isDirectory(path)) {
        problems.add(origin + ": " + path + " is a directory");
      } else {
        var read =
            PermissionMappingFile.read(path.toString(), Files.readString(path), linkTypes.get());
        read.problems().forEach(problem -> problems.add(origin + ": " + problem));
        return read.mapping();
      }
    } catch (InvalidPathException e) {
      problems.add(origin + ": «" + file + "» is no path");
    } catch (IOException e) {
      problems.add(origin + ": " + file + ": " + Layers.reason(e));
    }
    return PermissionMapping.NONE;
  }

  private static @Nullable Duration seconds(Optional<Given> given, Problems problems) {
    if (given.isEmpty()) {
      return null;
    }
    var text = given.get().value().strip();
    if (!SECONDS.matcher(text).matches()) {
      problems.add(
          given.get().origin() + ": «" + text + "» is no whole number of seconds above zero");
      return null;
    }
    return Duration.ofSeconds(Integer.parseInt(text));
  }

  private static boolean failOnDenied(Optional<Given> given, Problems problems) {
    return given.isPresent() && given.get().choice(List.of("denied"), problems).isPresent();
  }

  static Output output(Layers layers, @Nullable String option, Problems problems) {
    var words = new ArrayList<String>();
    for (var output : Output.values()) {
      words.add(output.word());
    }
    return layers
        .of(Setting.OUTPUT, option)
        .flatMap(given -> given.choice(words, problems))
        .map(word -> word.equals(Output.JSON.word()) ? Output.JSON : Output.TEXT)
        .orElse(Output.TEXT);
  }

  private static Verbosity verbosity(Layers layers, SyncOptions options, Problems problems) {
    var quiet = layers.isSet(Setting.QUIET, options.quiet, problems);
    if (layers.isSet(Setting.VERBOSE, options.verbose, problems)) {
      return Verbosity.VERBOSE;
    }
    return quiet ? Verbosity.QUIET : Verbosity.USUAL;
  }
}
