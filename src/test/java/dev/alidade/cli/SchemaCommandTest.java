package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaCommandTest {

  @Test
  void aLabelIsShownWithAllThatItIs(@TempDir Path home) {
    var result = new Invocation(home).run("schema", "--label", "AWSEC2KeyPair,AWSMfaDevice");
    Golden.check("schema.txt", result.out());
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
  }

  @Test
  void withoutAFilterEveryLabelIsThere(@TempDir Path home) {
    var result = new Invocation(home).run("schema");
    assertThat(result.out().lines())
        .contains("AWSAccount", "AWSUser", "AWSInspectorFinding", "AWSEBSVolume");
  }

  @Test
  void aLabelCanBeNamedByAnyThatItsNodesCarry(@TempDir Path home) {
    var result = new Invocation(home).run("schema", "--label", "EBSVolume");
    assertThat(result.out()).startsWith("AWSEBSVolume\n");
  }

  @Test
  void theFilterOfModulesLeavesOthersOut(@TempDir Path home) {
    var result = new Invocation(home).run("schema", "--aws-requested-syncs", "ec2:volumes");
    assertThat(result.out().lines())
        .filteredOn(line -> !line.isEmpty() && !line.startsWith(" "))
        .containsExactly("AWSAccount", "AWSEBSVolume", "AWSRootPrincipal");
    assertThat(result.out()).doesNotContain("deleteontermination");
  }

  @Test
  void theJsonNamesTheOperationsBehindEachPart(@TempDir Path home) throws IOException {
    var result = new Invocation(home).run("schema", "--output", "json");
    var json = new ObjectMapper().readTree(result.out());
    assertThat(json.path("schema").asText()).isEqualTo("alidade.schema/1");
    var volume = having(json.path("labels"), "label", "AWSEBSVolume");
    assertThat(volume.path("formerLabels").get(0).asText()).isEqualTo("EBSVolume");
    var size = having(volume.path("properties"), "name", "size");
    var source = having(json.path("sources"), "name", size.path("sources").get(0).asText());
    assertThat(source.path("operations").get(0).asText()).isEqualTo("ec2:DescribeVolumes");
    var attached = having(json.path("relationships"), "type", "ATTACHED_TO");
    assertThat(attached.path("from").asText()).isEqualTo("AWSEBSVolume");
    assertThat(attached.path("to").asText()).isEqualTo("AWSEC2Instance");
  }

  @Test
  void pagesGoToADirectoryThatIsMade(@TempDir Path home) throws IOException {
    var directory = home.resolve("docs/schema");
    var result =
        new Invocation(home)
            .run(
                "schema",
                "--aws-requested-syncs",
                "ec2:volumes",
                "--output",
                "markdown",
                "--directory",
                directory.toString());
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).isEqualTo("alidade: 4 pages are in " + directory + "\n");
    Golden.check("schema-page.md", Files.readString(directory.resolve("ec2-volumes.md")));
    try (var files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("README.md", "account.md", "analysis.md", "ec2-volumes.md");
    }
  }

  @Test
  void withoutADirectoryPagesArePrinted(@TempDir Path home) {
    var result = new Invocation(home).run("schema", "--label", "AWSVpc", "--output", "markdown");
    assertThat(result.out()).contains("# The graph\n", "# ec2:vpc\n", "## AWSVpc\n");
  }

  @Test
  void everythingThatIsWrongIsToldTogether(@TempDir Path home) {
    var result =
        new Invocation(home)
            .run(
                "schema",
                "--aws-requested-syncs",
                "ec2:volume",
                "--output",
                "html",
                "--directory",
                "docs");
    assertThat(result.err())
        .isEqualTo(
            """
            alidade: --output: «html» is no choice; text or json or markdown is
            alidade: --aws-requested-syncs: unknown module «ec2:volume»; did you mean ec2:volumes?
            alidade: --directory: only pages go there; add --output markdown
            """);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void aMisspeltLabelIsOneLine(@TempDir Path home) {
    var result = new Invocation(home).run("schema", "--label", "AWSEBSVolumes");
    assertThat(result.err())
        .isEqualTo(
            "alidade: --label: the graph has no «AWSEBSVolumes»; did you mean AWSEBSVolume?\n");
    assertThat(result.exitCode()).isEqualTo(2);
  }

  private static JsonNode having(JsonNode list, String field, String value) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(node -> node.path(field).asText().equals(value))
        .findFirst()
        .orElseThrow();
  }
}
