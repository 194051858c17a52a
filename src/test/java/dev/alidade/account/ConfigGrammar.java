package dev.alidade.account;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Writes AWS configuration files by the grammar of the AWS CLI, with everything that people and
 * editors do to them; the same seed gives the same files.
 */
final class ConfigGrammar {

  private static final String ACCOUNT = "arn:aws:iam::222222222222:role/";
  private static final List<String> SPACES = List.of("=", " = ", "= ", " =", "\t=\t", " : ", ":");

  private final Random random;

  ConfigGrammar(long seed) {
    random = new Random(seed);
  }

  /**
   * Two files.
   *
   * @param profiles the names that they have, by the grammar
   */
  record Files(String config, String credentials, Set<String> profiles) {}

  /** Files without a mistake in their form; what they say may still make no sense. */
  Files wellFormed() {
    var profiles = new LinkedHashSet<String>();
    var names = new LinkedHashSet<String>();
    for (var i = random.nextInt(6); i > 0; i--) {
      names.add(name());
    }
    var config = new ArrayList<String>();
    if (chance(2)) {
      section(config, chance(3) ? "profile default" : "default", properties(names));
      profiles.add("default");
    }
    for (var name : names) {
      if (chance(5)) {
        section(config, other(name), nested());
      } else {
        var quote = name.contains(" ") || chance(6) ? (chance(2) ? "\"" : "'") : "";
        section(config, "profile" + blank() + quote + name + quote, properties(names));
        profiles.add(name);
      }
    }
    var credentials = new ArrayList<String>();
    for (var name : names) {
      if (chance(3)) {
        section(credentials, name, keys());
        profiles.add(name);
      }
    }
    return new Files(text(config), text(credentials), profiles);
  }

  /** Files that were well-formed before somebody was careless. */
  Files broken() {
    var files = wellFormed();
    return new Files(damaged(files.config()), damaged(files.credentials()), Set.of());
  }

  private String damaged(String text) {
    var damaged = new StringBuilder(text);
    for (var i = 1 + random.nextInt(4); i > 0 && !damaged.isEmpty(); i--) {
      int at = random.nextInt(damaged.length());
      switch (random.nextInt(4)) {
        case 0 -> damaged.deleteCharAt(at);
        case 1 -> damaged.insert(at, "[]=:#; \t\n\r\"'\\\u0000é".charAt(random.nextInt(14)));
        case 2 -> damaged.insert(at, damaged.substring(at));
        default -> damaged.setLength(at);
      }
      if (damaged.length() > 20_000) {
        damaged.setLength(20_000);
      }
    }
    return damaged.toString();
  }

  private void section(List<String> lines, String header, List<String> properties) {
    noise(lines);
    lines.add("[" + header + "]" + (chance(4) ? "  " : ""));
    for (var property : properties) {
      noise(lines);
      lines.add(property);
    }
  }

  private List<String> properties(Set<String> names) {
    var lines = new ArrayList<String>();
    if (chance(2)) {
      add(lines, "region", chance(9) ? "Mars_1" : "eu-west-" + (1 + random.nextInt(3)));
    }
    if (chance(2)) {
      add(lines, "role_arn", chance(9) ? "nonsense" : ACCOUNT + "r" + random.nextInt(9));
    }
    if (chance(3) && !names.isEmpty()) {
      add(lines, "source_profile", List.copyOf(names).get(random.nextInt(names.size())));
    }
    if (chance(3)) {
      add(
          lines,
          "credential_source",
          List.of("Ec2InstanceMetadata", "EcsContainer", "Environment", "Moon")
              .get(random.nextInt(4)));
    }
    if (chance(4)) {
      lines.addAll(keys());
    }
    if (chance(8)) {
      add(lines, "duration_seconds", String.valueOf(random.nextInt(50_000)));
    }
    if (chance(8)) {
      add(lines, "max_attempts", chance(4) ? "many" : "5");
    }
    if (chance(8)) {
      add(lines, "sso_session", "s" + random.nextInt(3));
    }
    if (chance(8)) {
      add(lines, "web_identity_token_file", "~/token");
    }
    if (chance(8)) {
      add(lines, "credential_process", "/bin/x --a 'b c' \"d");
    }
    if (chance(8)) {
      add(lines, "login_session", chance(2) ? "me" : "arn:aws:iam::222222222222:user/u");
    }
    if (chance(8)) {
      add(lines, "mfa_serial", "arn:aws:iam::222222222222:mfa/u");
    }
    if (chance(8)) {
      add(lines, "external_id", "ext;#1 [x] = y");
    }
    if (chance(6)) {
      lines.add("s3 =\n    max_concurrent_requests = 20\n    addressing_style=path");
    }
    if (chance(9)) {
      lines.add("OUTPUT = json");
    }
    return lines;
  }

  private List<String> keys() {
    var lines = new ArrayList<String>();
    if (!chance(9)) {
      add(lines, "aws_access_key_id", "AKID" + random.nextInt(1000));
    }
    if (!chance(9)) {
      add(lines, "aws_secret_access_key", "a/b+c=d" + random.nextInt(1000));
    }
    return lines;
  }

  private List<String> nested() {
    return chance(2)
        ? List.of("sso_start_url = https://x", "sso_region=eu-west-1")
        : List.of("ec2 =\n  endpoint_url = http://localhost:4566\n  other=1", "toplevel = yes");
  }

  private void add(List<String> lines, String key, String value) {
    lines.add(key + SPACES.get(random.nextInt(SPACES.size())) + value + (chance(5) ? "   " : ""));
  }

  private String other(String name) {
    var plain = name.replace(" ", "");
    return List.of("sso-session " + plain, "services " + plain, "plugins-" + plain)
        .get(random.nextInt(3));
  }

  private String name() {
    var name = new StringBuilder("n" + random.nextInt(50));
    if (chance(4)) {
      name.append(List.of("-prod", "_x", ".y", "@corp", "/z", "é", "+1").get(random.nextInt(7)));
    }
    return name.append(chance(9) ? " with blank" : "").toString();
  }

  private String blank() {
    return chance(6) ? "   " : chance(9) ? "\t" : " ";
  }

  private void noise(List<String> lines) {
    if (chance(4)) {
      lines.add(List.of("", "# a [comment] = x", ";comment", "# é").get(random.nextInt(4)));
    }
  }

  private String text(List<String> lines) {
    var end = chance(4) ? "\r\n" : "\n";
    return (chance(8) ? "\uFEFF" : "")
        + String.join("\n", lines).replace("\n", end)
        + (chance(5) ? "" : end);
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }
}
