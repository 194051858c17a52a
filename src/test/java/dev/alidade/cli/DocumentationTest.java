package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The pages about AWS name nothing that does not exist, and their files are what is printed. */
class DocumentationTest {

  private static final Path DOCS =
      Path.of(System.getProperty("project.basedir", "")).resolve("docs");

  /** A command line of a shell's block, with the lines that a backslash continues. */
  private static final Pattern COMMAND =
      Pattern.compile("(?m)^ *(?:[a-z -]*)alidade ([a-z]+)((?:[^\\n#|>]|\\\\\\n)*)");

  private static final Pattern OPTION = Pattern.compile("(?<= )--[a-z0-9-]+");

  static Stream<Path> pages() throws IOException {
    return Stream.of(
            "setup",
            "setup-single-account",
            "setup-hub-and-spokes",
            "setup-ec2",
            "setup-eks",
            "kubernetes",
            "setup-laptop",
            "moving-over",
            "install",
            "forget")
        .map(name -> DOCS.resolve(name + ".md"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyOptionThatIsShownExists(Path page, @TempDir Path home) throws IOException {
    var invocation = new Invocation(home);
    var commands = 0;
    for (var block : Files.readString(page).split("```")) {
      if (!block.startsWith("sh\n")) {
        continue;
      }
      for (var found : COMMAND.matcher(block).results().toList()) {
        commands++;
        var help = invocation.run(found.group(1), "--help");
        assertThat(help.exitCode()).as(found.group()).isZero();
        for (var option : OPTION.matcher(found.group(2)).results().toList()) {
          assertThat(help.out()).as(found.group()).contains(option.group());
        }
      }
    }
    assertThat(commands).isPositive();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkToAFileLeadsSomewhere(Path page) throws IOException {
    for (var link :
        Pattern.compile("]\\((?!https?:)([^)#]+)")
            .matcher(Files.readString(page))
            .results()
            .toList()) {
      assertThat(DOCS.resolve(link.group(1))).exists();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "pod-identity, --runs-on pod-identity",
    "irsa, --runs-on irsa --oidc-provider oidc.eks.eu-west-1.amazonaws.com/id/0"
  })
  void theConfigOfTheManifestIsTheOneThatIsPrinted(
      String overlay, String options, @TempDir Path home) throws IOException {
    var printed =
        new Invocation(home)
            .run(
                ("setup --hub-account 111111111111=hub --region eu-west-1 --part config --accounts"
                        + " 222222222222=production,333333333333=staging@us-west-1 "
                        + options)
                    .split(" "));
    var configs = 0;
    var load = new Load(LoadSettings.builder().build());
    for (var document :
        load.loadAllFromString(
            Files.readString(
                DOCS.resolveSibling("src/main/kubernetes/overlays")
                    .resolve(overlay)
                    .resolve("aws-config.yaml")))) {
      if (document instanceof Map<?, ?> object
          && object.get("data") instanceof Map<?, ?> data
          && data.get("config") instanceof String config) {
        configs++;
        assertThat(config).isEqualTo(printed.out());
      }
    }
    assertThat(configs).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "setup-laptop.md, laptop.config",
    "setup-laptop.md, laptop-permission-set.json",
    "setup-ec2.md, alidade.service",
    "setup-ec2.md, alidade.timer",
    "setup-single-account.md, single-account.config",
    "setup-single-account.md, single-account.credentials"
  })
  void thePageShowsTheFileAsItIs(String page, String file) throws IOException {
    var text = Files.readString(DOCS.resolve("examples").resolve(file));
    // The first line of some says where the file goes, which the page says in words.
    var shown = text.startsWith("#") ? text.substring(text.indexOf('\n') + 1) : text;
    var lines = Files.readString(DOCS.resolve(page)).replaceAll("(?m)^ {3}", "");
    assertThat(lines).contains(shown);
  }
}
