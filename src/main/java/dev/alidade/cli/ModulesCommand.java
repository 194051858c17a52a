package dev.alidade.cli;

import dev.alidade.catalog.Catalogue;
import dev.alidade.cli.results.ModuleList;
import dev.alidade.cli.settings.Output;
import dev.alidade.cli.settings.OutputOption;
import dev.alidade.cli.settings.Problems;
import dev.alidade.cli.settings.Surroundings;
import dev.alidade.cli.settings.SyncSettingsReader;
import dev.alidade.cli.terminal.TerminalProbe;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what can be surveyed. */
@Command(
    name = "modules",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = "Lists what can be surveyed: keys, AWS operations, labels.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  alidade modules                a table",
      "  alidade modules --output json  the same for programs"
    })
final class ModulesCommand extends CheckedCommand {

  private final Surroundings surroundings;
  private final Supplier<Catalogue> catalogue;
  private final TerminalProbe terminal;
  private Output format = Output.TEXT;

  @Mixin private final OutputOption output = new OutputOption();

  @Inject
  ModulesCommand(Surroundings surroundings, Supplier<Catalogue> catalogue, TerminalProbe terminal) {
    this.surroundings = surroundings;
    this.catalogue = catalogue;
    this.terminal = terminal;
  }

  @Override
  void check(Problems problems) {
    format =
        new SyncSettingsReader(surroundings, () -> catalogue.get().keys())
            .output(output.output, problems);
  }

  @Override
  ExitCode run() throws IOException {
    var list = new ModuleList(catalogue.get().modules());
    var out = commandLine().getOut();
    switch (format) {
      case TEXT -> {
        out.print(list.text(terminal.probe().out()));
        out.flush();
      }
      case JSON -> list.json(out);
    }
    return ExitCode.DONE;
  }
}
