package dev.alidade.cli.settings;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes settings of a farewell of options, environment and configuration file; all that is wrong is
 * collected. The account is an option alone: what removes is told each time what.
 */
public final class ForgetSettingsReader {

  private static final Pattern ACCOUNT_ID = Pattern.compile("[0-9]{12}");

  private final Surroundings surroundings;

  /** A reader for a process with these surroundings. */
  public ForgetSettingsReader(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Reads everything and adds what is wrong with it. */
  public ForgetSettings read(ForgetOptions options, Problems problems) {
    var layers = Layers.read(options.config.config, surroundings, problems);
    return new ForgetSettings(
        account(options.account, problems),
        options.dryRun,
        SyncSettingsReader.output(layers, options.output.output, problems),
        new DatabaseSettings(surroundings).read(layers, options.database, problems),
        layers.isSet(Setting.VERBOSE, options.verbose, problems));
  }

  private static String account(@Nullable String given, Problems problems) {
    if (given == null) {
      problems.add("--account is missing: name the account to forget by its id");
      return "";
    }
    var id = given.strip();
    if (!ACCOUNT_ID.matcher(id).matches()) {
      problems.add("--account: «" + id + "» is no account's id, which has 12 digits");
    }
    return id;
  }
}
