package dev.alidade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every command as a process: what it says first, and its help. */
class CommandsIT {

  private static final Pattern COMMAND =
      Pattern.compile("(?m)^ {2}([a-z][a-z-]*)(?:, [a-z-]+)? {2,}\\S");

  /** Each command with arguments, and what is in its answer. */
  private static final Map<String, List<String>> SAID =
      Map.ofEntries(
          Map.entry("accounts --aws-sync-all-profiles", List.of("production", "surveyed")),
          Map.entry("completion", List.of("_complete_alidade")),
          Map.entry(
              "doctor --profile production --aws-requested-syncs ec2:vpc",
              List.of("A sync would work")),
          Map.entry(
              "forget --account 210987654321 --dry-run",
              List.of("210987654321", "the graph knows no account")),
          Map.entry("help sync", List.of("--neo4j-uri")),
          Map.entry("modules", List.of("ec2:instance", "ec2:DescribeInstances")),
          Map.entry("modules --output json", List.of("\"key\" : \"iam\"")),
          Map.entry(
              "plan --profile production --aws-requested-syncs ec2:vpc",
              List.of("ec2:DescribeVpcs")),
          Map.entry("policy --aws-requested-syncs iam", List.of("iam:GetAccountAuthorization")),
          Map.entry("report", List.of("questions found nothing")),
          Map.entry("report --list", List.of("administrators")),
          Map.entry("schema --label AWSEC2KeyPair", List.of("AWSEC2KeyPair", "DescribeKeyPairs")),
          Map.entry("schema --output json", List.of("\"AWSVpc\"")),
          Map.entry("setup --hub-account 111122223333", List.of("cartography-read-only")),
          Map.entry("sync --profile production --aws-requested-syncs ec2:vpc", List.of("ec2:vpc")),
          Map.entry("version", List.of("alidade")),
          Map.entry("--version", List.of("alidade")));

  private static final List<String> WITH_A_DATABASE = List.of("sync", "doctor", "report", "forget");

  @Test
  void everyOneSaysWhatItIsFor() {
    try (var stage = Stage.sample()) {
      var wanting = new TreeSet<String>(SAID.keySet());
      wanting.forEach(
          line -> {
            var run = stage.process().run(withDatabase(stage, line));
            var said = run.stdout() + run.stderr();
            assertThat(run.exitCode()).as(line + "\n" + said).isIn(0, 2);
            assertThat(said).as(line).contains(SAID.get(line)).doesNotContain("\tat ");
          });
    }
  }

  @Test
  void everyOneIsTriedAboveAndHasItsHelp() {
    var command = Command.process(Map.of());
    var help = command.run("--help");
    assertThat(help.exitCode()).isZero();
    var names = new TreeSet<String>();
    COMMAND.matcher(help.stdout()).results().forEach(found -> names.add(found.group(1)));

    assertThat(names).contains("sync", "version");
    for (var name : names) {
      assertThat(SAID.keySet())
          .as("a try of this command")
          .anyMatch(line -> line.equals(name) || line.startsWith(name + " "));
      var run = command.run(name, "--help");
      assertThat(run.exitCode()).as(name).isZero();
      assertThat(run.stdout()).as(name).contains("alidade " + name);
    }
  }

  private static String[] withDatabase(Stage stage, String line) {
    var reads = WITH_A_DATABASE.contains(line.split(" ", 2)[0]) && !line.contains("--list");
    return (reads ? line + " --neo4j-uri " + stage.neo4jUri() : line).split(" ");
  }
}
