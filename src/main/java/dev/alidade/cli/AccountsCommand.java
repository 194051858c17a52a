package dev.alidade.cli;

import dev.alidade.account.Regions;
import dev.alidade.account.RollCall;
import dev.alidade.cli.results.AccountList;
import dev.alidade.cli.settings.AccountOptions;
import dev.alidade.cli.settings.AccountSettings;
import dev.alidade.cli.settings.ConfigOption;
import dev.alidade.cli.settings.OutputOption;
import dev.alidade.cli.settings.Problems;
import dev.alidade.cli.settings.Surroundings;
import dev.alidade.cli.settings.SyncSettingsReader;
import dev.alidade.cli.terminal.TerminalProbe;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the accounts that a survey would see, and how each is reached. */
@Command(
    name = "accounts",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = "Lists the accounts of a survey, and how each is reached.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every account can be surveyed",
      "2:wrong options or configuration; nobody was asked",
      "3:some accounts cannot be surveyed",
      "4:no account can"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  alidade accounts                          the default credentials' account",
      "  alidade accounts --aws-sync-all-profiles  every profile of ~/.aws/config",
      "  alidade accounts --profile production --output json"
    })
final class AccountsCommand extends CheckedCommand {

  private final Surroundings surroundings;
  private final TerminalProbe terminal;
  private final Clock clock;
  private @Nullable AccountSettings settings;
  private @Nullable AwsParts aws;

  @Mixin private final AccountOptions accounts = new AccountOptions();

  @Option(
      names = "--aws-regions",
      order = 4,
      paramLabel = "REGIONS",
      description = {
        "The regions, with commas between them.",
        "Default: those that each account has enabled."
      })
  private @Nullable String regions;

  @Mixin private final OutputOption output = new OutputOption();

  @Mixin private final ConfigOption config = new ConfigOption();

  @Inject
  AccountsCommand(Surroundings surroundings, TerminalProbe terminal, Clock clock) {
    this.surroundings = surroundings;
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  void check(Problems problems) {
    settings =
        new SyncSettingsReader(surroundings, List::of)
            .accounts(accounts, regions, output.output, config.config, problems);
    var parts = AwsParts.of(surroundings, clock, problems);
    parts.candidates(settings.accounts(), problems);
    if (problems.any()) {
      parts.close();
    }
    aws = parts;
  }

  @Override
  ExitCode run() throws IOException {
    if (settings == null || aws == null) {
      throw new IllegalStateException("What was given is checked before it is used.");
    }
    AccountList list;
    try (var parts = aws) {
      list =
          new AccountList(
              new RollCall(parts.accounts(), new Regions(parts.clients()))
                  .of(settings.accounts(), settings.regions()));
    }
    var code = ExitCode.of(list);
    var out = commandLine().getOut();
    switch (settings.output()) {
      case TEXT -> {
        var seen = terminal.probe();
        out.print(list.text(seen.out(), seen.size().get().readableColumns()));
        out.flush();
      }
      case JSON -> list.json(code.number(), out);
    }
    return code;
  }
}
