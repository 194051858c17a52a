package dev.alidade.cli;

import dev.alidade.cli.results.VersionReport;
import dev.alidade.cli.settings.Output;
import dev.alidade.cli.settings.Problems;
import dev.alidade.cli.settings.Surroundings;
import dev.alidade.cli.settings.SyncSettingsReader;
import dev.alidade.cli.version.BuildFacts;
import dev.alidade.cli.version.Ground;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what is running, as a report of a defect needs it. */
@Command(
    name = "version",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Prints the version, what it was built of, and what it runs on.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  alidade version                the version, the commit, what it runs on",
      "  alidade version --output json  the same for programs",
      "  alidade --version              the version alone"
    })
final class VersionCommand extends CheckedCommand {

  private final Surroundings surroundings;
  private Output format = Output.TEXT;

  @Option(
      names = "--output",
      paramLabel = "text|json",
      description = {"Print lines or JSON.", "Default: text."})
  private @Nullable String output;

  @Inject
  VersionCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  void check(Problems problems) {
    format = new SyncSettingsReader(surroundings, List::of).output(output, problems);
  }

  @Override
  ExitCode run() throws IOException {
    var report = new VersionReport(BuildFacts.ofThisBuild(), Ground.ofProcess());
    var out = commandLine().getOut();
    switch (format) {
      case TEXT -> {
        out.print(report.text());
        out.flush();
      }
      case JSON -> report.json(out);
    }
    return ExitCode.DONE;
  }
}
