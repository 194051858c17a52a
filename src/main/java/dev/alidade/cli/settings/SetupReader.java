package dev.alidade.cli.settings;

import dev.alidade.catalog.Catalogue;
import dev.alidade.cli.settings.SetupSettings.Format;
import dev.alidade.cli.settings.SetupSettings.Part;
import dev.alidade.policy.LeastPrivilege;
import dev.alidade.policy.ReadAccess;
import dev.alidade.setup.Host;
import dev.alidade.setup.SetupRequest;
import dev.alidade.setup.SurveyedAccount;
import dev.alidade.setup.Trust;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * Makes settings of the options of {@code setup}. What is wrong is collected, and a default stands
 * in for it; the settings count only if nothing was.
 */
public final class SetupReader {

  private static final String HUB = "--hub-account";
  private static final String ACCOUNTS = "--accounts";
  private static final String DEFAULT_ROLE = "cartography-read-only";
  private static final String DEFAULT_HUB_ROLE = "cartography-service";

  /** Where an account is asked that has no region of its own. Other partitions need one. */
  private static final Map<String, String> FIRST_REGIONS =
      Map.of("aws", "us-east-1", "aws-cn", "cn-north-1", "aws-us-gov", "us-gov-west-1");

  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  // What no reader of the file understands in different ways, and no shell either.
  private static final Pattern PROFILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.+-]*");
  // https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
  private static final Pattern ROLE = Pattern.compile("[A-Za-z0-9_+=,.@-]{1,64}");
  // https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
  private static final Pattern EXTERNAL_ID = Pattern.compile("[A-Za-z0-9_+=,.@:/-]{2,1224}");
  // https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html
  private static final Pattern ORGANIZATION = Pattern.compile("o-[a-z0-9]{10,32}");
  private static final Pattern PARTITION = Pattern.compile("aws(-[a-z]+)*");
  private static final Pattern ISSUER = Pattern.compile("[a-z0-9.-]+\\.[a-z]+(/[A-Za-z0-9._/-]+)?");
  // https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
  private static final Pattern SERVICE_ACCOUNT =
      Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?:[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

  private final Catalogue catalogue;
  private final SyncSettingsReader common;
  private final Problems problems;

  /** A reader that adds to these problems. */
  public SetupReader(Catalogue catalogue, SyncSettingsReader common, Problems problems) {
    this.catalogue = catalogue;
    this.common = common;
    this.problems = problems;
  }

  /** Reads everything. */
  public SetupSettings read(SetupOptions options) {
    var format = format(options.format);
    var part = part(options.part, format);
    var region = options.region == null ? null : region("--region", options.region);
    var partition = partition(options.partition, region);
    var start = region == null ? firstRegion(partition) : region;
    var hub = hub(options.hubAccount, start);
    var accounts = new ArrayList<>(accounts(options.accounts, start));
    var known = accounts.stream().filter(account -> account.id().equals(hub.id())).findFirst();
    known.ifPresent(accounts::remove);
    var named = known.isPresent() && hub.profile().equals(hub.id()) ? known.get() : hub;
    checkNames(named, accounts, partition);
    var role = role("--role-name", options.roleName, DEFAULT_ROLE);
    var hubRole = role("--hub-role-name", options.hubRoleName, DEFAULT_HUB_ROLE);
    if (role.equals(hubRole)) {
      problems.add(
          "--role-name and --hub-role-name: both roles exist in the hub and cannot have the same"
              + " name");
    }
    return new SetupSettings(
        new SetupRequest(
            named,
            accounts,
            role,
            hubRole,
            trust(options.trust),
            matching(
                "--external-id",
                options.externalId,
                EXTERNAL_ID,
                "2 to 1,224 letters, digits and _+=,.@:/-"),
            matching(
                "--organization-id", options.organizationId, ORGANIZATION, "like o-a1b2c3d4e5"),
            partition,
            start,
            host(options),
            access(options),
            options.listOrganization),
        format,
        part);
  }

  private Format format(@Nullable String text) {
    return text == null
        ? Format.JSON
        : choice("--format", text, Format.JSON, List.of(Format.values()));
  }

  private Part part(@Nullable String text, Format format) {
    if (text == null) {
      return Part.ALL;
    }
    var part = choice("--part", text, Part.ALL, List.of(Part.values()));
    if ((part == Part.HUB || part == Part.SPOKES) && format != Format.CLOUDFORMATION) {
      problems.add("--part " + word(part) + " is a template of --format cloudformation");
    }
    return part;
  }

  private <E extends Enum<E>> E choice(String option, String text, E otherwise, List<E> choices) {
    for (var choice : choices) {
      if (word(choice).equals(text.strip().toLowerCase(Locale.ROOT))) {
        return choice;
      }
    }
    problems.add(noChoice(option, text, choices.stream().map(SetupReader::word).toList()));
    return otherwise;
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  private static String noChoice(String option, String text, List<String> words) {
    return "%s: «%s» is no choice; %s or %s is"
        .formatted(
            option, text, String.join(", ", words.subList(0, words.size() - 1)), words.getLast());
  }

  private @Nullable String region(String option, String text) {
    if (SyncSettingsReader.isRegion(text.strip())) {
      return text.strip();
    }
    problems.add(option + ": «" + text + "» is no region's name; they look like eu-west-1");
    return null;
  }

  private String partition(@Nullable String text, @Nullable String region) {
    var ofRegion = region == null ? "aws" : PartitionMetadata.of(Region.of(region)).id();
    if (text == null) {
      return ofRegion;
    }
    if (!PARTITION.matcher(text.strip()).matches()) {
      problems.add("--partition: «" + text + "» is no partition; aws, aws-cn or aws-us-gov is");
    } else if (region != null && !text.strip().equals(ofRegion)) {
      problems.add(
          "--partition %s and --region %s: the region is one of %s"
              .formatted(text.strip(), region, ofRegion));
    } else {
      return text.strip();
    }
    return ofRegion;
  }

  private String firstRegion(String partition) {
    var first = FIRST_REGIONS.get(partition);
    if (first == null) {
      problems.add("--region is needed for the partition " + partition);
      return "us-east-1";
    }
    return first;
  }

  private SurveyedAccount hub(@Nullable String text, String region) {
    if (text == null) {
      problems.add(HUB + " is needed: the account that Alidade runs in");
      return new SurveyedAccount("000000000000", "000000000000", region);
    }
    return account(HUB, text.strip(), region);
  }

  private List<SurveyedAccount> accounts(@Nullable String text, String region) {
    if (text == null) {
      return List.of();
    }
    var items = Items.of(text);
    if (items.isEmpty()) {
      problems.add(ACCOUNTS + ": no account is named");
    }
    return items.stream().map(item -> account(ACCOUNTS, item, region)).toList();
  }

  /** {@code ID}, {@code ID=NAME}, {@code ID@REGION} or {@code ID=NAME@REGION}. */
  private SurveyedAccount account(String option, String text, String otherwise) {
    var place = text.split("@", 2);
    var named = place[0].split("=", 2);
    var id = named[0].strip();
    var profile = named.length == 2 ? named[1].strip() : id;
    if (!ACCOUNT.matcher(id).matches()) {
      problems.add(option + ": «" + id + "» is no account's id, which has twelve digits");
    } else if (!PROFILE.matcher(profile).matches()) {
      problems.add(
          option
              + ": «"
              + profile
              + "» cannot name a profile here; letters, digits and _ . + - can");
    } else if (profile.equals("default")) {
      problems.add(
          option
              + ": the profile of "
              + id
              + " cannot be named «default», which --aws-sync-all-profiles passes over");
    }
    var region = place.length == 2 ? region(option, place[1]) : otherwise;
    return new SurveyedAccount(id, profile, region == null ? otherwise : region);
  }

  private void checkNames(SurveyedAccount hub, List<SurveyedAccount> spokes, String partition) {
    var ids = new HashSet<String>();
    var names = new HashSet<String>();
    Stream.concat(Stream.of(hub), spokes.stream())
        .forEach(
            account -> {
              if (!ids.add(account.id())) {
                problems.add(ACCOUNTS + ": " + account.id() + " is there twice");
              } else if (!names.add(account.profile())) {
                problems.add(ACCOUNTS + ": two accounts have the name «" + account.profile() + "»");
              }
              var own = PartitionMetadata.of(Region.of(account.region())).id();
              if (!own.equals(partition) && FIRST_REGIONS.containsKey(partition)) {
                problems.add(
                    "%s: %s is asked in %s, which is not in the partition %s"
                        .formatted(ACCOUNTS, account.id(), account.region(), partition));
              }
            });
  }

  private String role(String option, @Nullable String text, String otherwise) {
    var role = matching(option, text, ROLE, "1 to 64 letters, digits and _+=,.@-, without a path");
    return role == null ? otherwise : role;
  }

  private @Nullable String matching(
      String option, @Nullable String text, Pattern pattern, String wanted) {
    if (text == null || pattern.matcher(text).matches()) {
      return text;
    }
    problems.add(option + ": «" + text + "» is none; it has to be " + wanted);
    return null;
  }

  private Trust trust(@Nullable String text) {
    if (text == null) {
      return Trust.HUB_ACCOUNT;
    }
    for (var trust : Trust.values()) {
      if (trust.word().equals(text.strip())) {
        return trust;
      }
    }
    problems.add(noChoice("--trust", text, List.of("account", "role")));
    return Trust.HUB_ACCOUNT;
  }

  private Host host(SetupOptions options) {
    var word = options.runsOn == null ? "ec2" : options.runsOn.strip();
    if (!word.equals("irsa")) {
      Stream.of("--oidc-provider", "--service-account")
          .filter(
              option ->
                  (option.equals("--oidc-provider") ? options.oidcProvider : options.serviceAccount)
                      != null)
          .forEach(option -> problems.add(option + " is for --runs-on irsa"));
    }
    return switch (word) {
      case "ec2" -> new Host.Ec2();
      case "ecs" -> new Host.Ecs();
      case "pod-identity" -> new Host.PodIdentity();
      case "irsa" -> irsa(options.oidcProvider, options.serviceAccount);
      default -> {
        problems.add(noChoice("--runs-on", word, List.of("ec2", "ecs", "pod-identity", "irsa")));
        yield new Host.Ec2();
      }
    };
  }

  private Host irsa(@Nullable String issuer, @Nullable String serviceAccount) {
    var provider = issuer == null ? "" : issuer.strip().replaceFirst("^https://", "");
    if (issuer == null) {
      problems.add(
          "--oidc-provider is needed for --runs-on irsa; «aws eks describe-cluster --query"
              + " cluster.identity.oidc.issuer» says it");
    } else if (!ISSUER.matcher(provider).matches()) {
      problems.add(
          "--oidc-provider: «"
              + issuer
              + "» is no issuer; it looks like"
              + " oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF");
    }
    var account = serviceAccount == null ? "alidade:alidade" : serviceAccount.strip();
    if (!SERVICE_ACCOUNT.matcher(account).matches()) {
      problems.add(
          "--service-account: «"
              + account
              + "» is none; it has to be NAMESPACE:NAME, such as alidade:alidade");
      account = "alidade:alidade";
    }
    var parts = account.split(":", 2);
    return new Host.Irsa(provider, parts[0], parts[1]);
  }

  private ReadAccess access(SetupOptions options) {
    Set<String> modules = common.modules(options.modules, problems);
    var known = new HashSet<>(modules);
    known.retainAll(catalogue.keys());
    var needed = new LeastPrivilege(catalogue.select(known));
    return switch (options.permissions == null ? "managed" : options.permissions.strip()) {
      case "managed" -> ReadAccess.managed(needed);
      case "complete" -> ReadAccess.complete(needed);
      case "least" -> ReadAccess.least(needed);
      case String other -> {
        problems.add(noChoice("--permissions", other, List.of("managed", "complete", "least")));
        yield ReadAccess.managed(needed);
      }
    };
  }
}
