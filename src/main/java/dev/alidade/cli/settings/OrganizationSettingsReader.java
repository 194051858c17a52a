package dev.alidade.cli.settings;

import dev.alidade.account.AccountFilter;
import dev.alidade.account.AccountSelection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a selection of an organisation's accounts of options, environment and file. */
final class OrganizationSettingsReader {

  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

  // https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccountsForParent.html
  private static final Pattern UNIT =
      Pattern.compile("r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}");

  // Names and paths of roles, names of sessions and external ids, as the APIs have them:
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
  // https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
  private static final Pattern ROLE = Pattern.compile("([!-.0-~]+/)*[\\w+=,.@-]{1,64}");
  private static final Pattern SESSION = Pattern.compile("[\\w+=,.@-]{2,64}");
  private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");

  private final Layers layers;
  private final Problems problems;

  OrganizationSettingsReader(Layers layers, Problems problems) {
    this.layers = layers;
    this.problems = problems;
  }

  /** The selection; problems are added, with something that stands in for what is wrong. */
  AccountSelection.Organization read(OrganizationOptions options, Optional<Given> profile) {
    var include = accounts(Setting.INCLUDE_ACCOUNTS, options.includeAccounts);
    var exclude = accounts(Setting.EXCLUDE_ACCOUNTS, options.excludeAccounts);
    contradict(Setting.INCLUDE_ACCOUNTS, Setting.EXCLUDE_ACCOUNTS, include, exclude);
    var includeUnits = units(Setting.INCLUDE_OUS, options.includeUnits);
    var excludeUnits = units(Setting.EXCLUDE_OUS, options.excludeUnits);
    contradict(Setting.INCLUDE_OUS, Setting.EXCLUDE_OUS, includeUnits, excludeUnits);
    var includeTags = tags(Setting.INCLUDE_TAGS, options.includeTags);
    var excludeTags = tags(Setting.EXCLUDE_TAGS, options.excludeTags);
    contradict(
        Setting.INCLUDE_TAGS,
        Setting.EXCLUDE_TAGS,
        new LinkedHashSet<>(includeTags),
        new LinkedHashSet<>(excludeTags));
    var role = matching(Setting.ROLE_NAME, options.roleName, ROLE, "the name of an IAM role");
    if (layers.of(Setting.ROLE_NAME, options.roleName).isEmpty()) {
      problems.add("--organization needs --role-name, the role to assume in each account");
    }
    return new AccountSelection.Organization(
        base(profile),
        role == null ? "" : role,
        matching(Setting.EXTERNAL_ID, options.externalId, EXTERNAL_ID, "an external id"),
        matching(
            Setting.ROLE_SESSION_NAME, options.sessionName, SESSION, "the name of a role session"),
        new AccountFilter(include, exclude, includeUnits, excludeUnits, includeTags, excludeTags));
  }

  /** What only makes sense with {@code --organization} is a mistake without it. */
  void refuseAlone(OrganizationOptions options) {
    var alone = new ArrayList<String>();
    given(Setting.ROLE_NAME, options.roleName, alone);
    given(Setting.EXTERNAL_ID, options.externalId, alone);
    given(Setting.ROLE_SESSION_NAME, options.sessionName, alone);
    given(Setting.INCLUDE_ACCOUNTS, options.includeAccounts, alone);
    given(Setting.EXCLUDE_ACCOUNTS, options.excludeAccounts, alone);
    given(Setting.INCLUDE_OUS, options.includeUnits, alone);
    given(Setting.EXCLUDE_OUS, options.excludeUnits, alone);
    given(Setting.INCLUDE_TAGS, options.includeTags, alone);
    given(Setting.EXCLUDE_TAGS, options.excludeTags, alone);
    alone.forEach(origin -> problems.add(origin + " goes with --organization only"));
  }

  private void given(Setting setting, @Nullable String option, List<String> origins) {
    layers.of(setting, option).ifPresent(given -> origins.add(String.valueOf(given.origin())));
  }

  /** The accounts of a list of ids. */
  Set<String> accounts(Setting setting, @Nullable String option) {
    return items(setting, option, ACCOUNT, "is no account id; they have twelve digits");
  }

  private Set<String> units(Setting setting, @Nullable String option) {
    return items(
        setting,
        option,
        UNIT,
        "is no id of an organizational unit; they look like ou-ab12-cd34ef56");
  }

  private Set<String> items(
      Setting setting, @Nullable String option, Pattern pattern, String complaint) {
    var given = layers.of(setting, option);
    if (given.isEmpty()) {
      return Set.of();
    }
    var items = Items.of(given.get().value());
    if (items.isEmpty()) {
      problems.add(given.get().origin() + " is empty");
    }
    for (var item : items) {
      if (!pattern.matcher(item).matches()) {
        problems.add(given.get().origin() + ": «" + item + "» " + complaint);
      }
    }
    return new TreeSet<>(items);
  }

  private List<AccountFilter.Tag> tags(Setting setting, @Nullable String option) {
    var given = layers.of(setting, option);
    if (given.isEmpty()) {
      return List.of();
    }
    var tags = new ArrayList<AccountFilter.Tag>();
    var items = Items.of(given.get().value());
    if (items.isEmpty()) {
      problems.add(given.get().origin() + " is empty");
    }
    for (var item : items) {
      var equals = item.indexOf('=');
      if (equals < 1) {
        problems.add(given.get().origin() + ": «" + item + "» is no tag; they look like key=value");
      } else {
        tags.add(new AccountFilter.Tag(item.substring(0, equals), item.substring(equals + 1)));
      }
    }
    return tags;
  }

  private void contradict(Setting include, Setting exclude, Set<?> included, Set<?> excluded) {
    for (var item : included) {
      if (excluded.contains(item)) {
        var text = item instanceof AccountFilter.Tag(var key, var value) ? key + "=" + value : item;
        problems.add(
            "%s and %s both name «%s»".formatted(include.option(), exclude.option(), text));
      }
    }
  }

  private @Nullable String matching(
      Setting setting, @Nullable String option, Pattern pattern, String what) {
    var given = layers.of(setting, option);
    if (given.isEmpty()) {
      return null;
    }
    var text = given.get().value().strip();
    if (text.startsWith("arn:")) {
      problems.add(given.get().origin() + ": an ARN is for one account; give " + what + " alone");
    } else if (!pattern.matcher(text).matches()) {
      problems.add(given.get().origin() + ": «" + text + "» is not " + what);
    }
    return text;
  }

  private @Nullable String base(Optional<Given> profile) {
    if (profile.isEmpty()) {
      return null;
    }
    var names = profile.get().values().stream().map(String::strip).distinct().toList();
    if (names.size() != 1 || names.getFirst().isEmpty()) {
      problems.add(
          profile.get().origin()
              + ": with --organization it is the one profile whose credentials assume the roles");
      return null;
    }
    return names.getFirst();
  }
}
