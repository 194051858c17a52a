package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.alidade.cli.man.ManPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** There is a manual page for each command, which those who show them have nothing against. */
class ManPagesTest {

  private final Map<String, String> pages = ManPages.of("0.1.0", "2026-11-27");

  @Test
  void aPageReadsAsIntended() {
    Golden.check("alidade-forget.1", pages.getOrDefault("alidade-forget.1", ""));
  }

  @Test
  void everyCommandHasAPageWithAllItsOptions() {
    var program = CommandInside.commandLine(Map.of());
    // One of the program, none of its command «help».
    assertThat(pages).containsKey("alidade.1").hasSize((int) ManPage.shown(program).count());
    ManPage.shown(program)
        .forEach(
            command -> {
              var name = command.getCommandName();
              if (!command.getCommandSpec().helpCommand()) {
                var page = pages.getOrDefault("alidade-" + name + ".1", "");
                for (var option : command.getCommandSpec().options()) {
                  assertThat(page).contains("\\fB" + option.longestName().replace("-", "\\-"));
                }
                assertThat(page).contains(".SH EXAMPLES", "alidade " + name);
              }
            });
  }

  @Test
  void mandocHasNoWarning(@TempDir Path directory) throws Exception {
    assertThat(said(directory, "mandoc", "-T", "lint", "-W", "warning")).isEmpty();
  }

  @Test
  void groffHasNoWarning(@TempDir Path directory) throws Exception {
    assertThat(said(directory, "groff", "-man", "-T", "utf8", "-ww", "-z")).isEmpty();
  }

  @Test
  void whatIsShownFitsTheHelp(@TempDir Path directory) throws Exception {
    var shown = said(directory, "mandoc", "-T", "ascii", "-O", "width=80").replaceAll(".\b", "");

    assertThat(shown)
        .contains("alidade-sync - surveys AWS accounts and charts them in Neo4j")
        .contains("--neo4j-password-file=FILE")
        .contains("~/.config/alidade/config.properties")
        .contains("alidade sync --aws-sync-all-profiles --neo4j-uri neo4j://graph:7687 \\");
  }

  /** What a program prints on stdout and stderr about all pages. */
  private String said(Path directory, String... program) throws IOException, InterruptedException {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(path -> Files.isExecutable(Path.of(path, program[0]))),
        program[0] + " is not on this machine");
    for (var page : pages.entrySet()) {
      Files.writeString(directory.resolve(page.getKey()), page.getValue());
    }
    var line = Stream.concat(Stream.of(program), pages.keySet().stream()).toList();
    var running =
        new ProcessBuilder(List.copyOf(line))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    var said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    running.waitFor();
    return said;
  }
}
