package dev.alidade.cli;

import dev.alidade.catalog.Catalogue;
import dev.alidade.cli.settings.Problems;
import dev.alidade.cli.settings.SetupOptions;
import dev.alidade.cli.settings.SetupReader;
import dev.alidade.cli.settings.SetupSettings;
import dev.alidade.cli.settings.Surroundings;
import dev.alidade.cli.settings.SyncSettingsReader;
import dev.alidade.setup.Blueprint;
import dev.alidade.setup.CloudFormation;
import dev.alidade.setup.SetupJson;
import dev.alidade.setup.Terraform;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints what has to be made in AWS before a survey of many accounts. It makes nothing itself. */
@Command(
    name = "setup",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = "Prints the roles and the config file that a survey needs.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  The policy documents and the config file, step by step:",
      "    alidade setup --hub-account 111111111111 \\",
      "      --accounts 222222222222=production,333333333333=staging@us-west-1",
      "  For Terraform, with an external id:",
      "    alidade setup --hub-account 111111111111 --accounts 222222222222 \\",
      "      --external-id 5f0c8c1e --format terraform > alidade.tf",
      "  A StackSet's template, and the config file:",
      "    alidade setup --hub-account 111111111111 --accounts 222222222222 \\",
      "      --format cloudformation --part spokes > spokes.yaml",
      "    alidade setup --hub-account 111111111111 --accounts 222222222222 \\",
      "      --part config > ~/.aws/config",
      "",
      "Nothing is sent to AWS, and nothing printed is secret."
    })
final class SetupCommand extends CheckedCommand {

  private final Surroundings surroundings;
  private final Supplier<Catalogue> catalogue;
  private @Nullable SetupSettings settings;

  @Mixin private final SetupOptions options = new SetupOptions();

  @Inject
  SetupCommand(Surroundings surroundings, Supplier<Catalogue> catalogue) {
    this.surroundings = surroundings;
    this.catalogue = catalogue;
  }

  @Override
  void check(Problems problems) {
    var known = catalogue.get();
    var common = new SyncSettingsReader(surroundings, known::keys);
    settings = new SetupReader(known, common, problems).read(options);
  }

  @Override
  ExitCode run() {
    if (settings == null) {
      throw new IllegalStateException("A command without problems has its settings.");
    }
    var out = commandLine().getOut();
    out.print(text(settings));
    out.flush();
    var lacking = settings.request().access().lacking();
    if (!lacking.isEmpty()) {
      say(
          "AWS's policies lack "
              + String.join(", ", lacking)
              + ", which will be reported as denied; --permissions complete adds them");
    }
    return ExitCode.DONE;
  }

  private static String text(SetupSettings settings) {
    var blueprint = new Blueprint(settings.request());
    return switch (settings.part()) {
      case CONFIG -> blueprint.configFile();
      case HUB -> new CloudFormation(blueprint).hub();
      case SPOKES -> new CloudFormation(blueprint).spokes();
      case ALL ->
          switch (settings.format()) {
            case JSON -> new SetupJson(blueprint).text();
            case TERRAFORM -> new Terraform(blueprint).text();
            case CLOUDFORMATION -> new CloudFormation(blueprint).all();
          };
    };
  }
}
