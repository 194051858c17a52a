package dev.alidade.cli;

import dev.alidade.analysis.Analyses;
import dev.alidade.catalog.Catalogue;
import dev.alidade.cli.schema.GraphSchema;
import dev.alidade.cli.schema.SchemaJson;
import dev.alidade.cli.schema.SchemaPages;
import dev.alidade.cli.schema.SchemaText;
import dev.alidade.cli.settings.ModulesOption;
import dev.alidade.cli.settings.Nearest;
import dev.alidade.cli.settings.Problems;
import dev.alidade.cli.settings.Surroundings;
import dev.alidade.cli.settings.SyncSettingsReader;
import dev.alidade.cli.terminal.TerminalProbe;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what the graph holds after a survey: labels, properties, relationships, indexes. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = "Prints the graph's labels, properties and relationships.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  alidade schema                                      everything",
      "  alidade schema --label AWSRole,ComputeInstance      two labels, their links",
      "  alidade schema --aws-requested-syncs ec2:volumes    what one module writes",
      "  alidade schema --output markdown --directory pages  a page for each module"
    })
final class SchemaCommand extends CheckedCommand {

  /** In which form the schema is printed. */
  private enum Form {
    TEXT,
    JSON,
    MARKDOWN;

    static final List<String> WORDS =
        Stream.of(values()).map(form -> form.name().toLowerCase(Locale.ROOT)).toList();

    static Form of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  private final Surroundings surroundings;
  private final Supplier<Catalogue> catalogue;
  private final TerminalProbe terminal;
  private Form form = Form.TEXT;
  private Set<String> modules = Set.of();

  @Mixin private final ModulesOption requested = new ModulesOption();

  @Option(
      names = "--label",
      order = 4,
      paramLabel = "LABELS",
      hideParamSyntax = true,
      split = ",",
      description = {
        "Only these labels, primary or other ones, with commas between them.",
        "Default: all."
      })
  private List<String> wanted = List.of();

  @Option(
      names = "--output",
      order = 14,
      paramLabel = "text|json|markdown",
      description = {"What to print: markdown is pages for a documentation.", "Default: text."})
  private @Nullable String output;

  @Option(
      names = "--directory",
      order = 15,
      paramLabel = "DIR",
      description = {"Write the Markdown pages there.", "Default: print them."})
  private @Nullable Path directory;

  @Inject
  SchemaCommand(Surroundings surroundings, Supplier<Catalogue> catalogue, TerminalProbe terminal) {
    this.surroundings = surroundings;
    this.catalogue = catalogue;
    this.terminal = terminal;
  }

  @Override
  void check(Problems problems) {
    var reader = new SyncSettingsReader(surroundings, () -> catalogue.get().keys());
    form = Form.of(reader.output(output, Form.WORDS, problems));
    modules = reader.modules(requested.modules, problems);
    if (directory != null && form != Form.MARKDOWN) {
      problems.add("--directory: only pages go there; add --output markdown");
    }
    if (directory != null && Files.exists(directory) && !Files.isDirectory(directory)) {
      problems.add("--directory: " + directory + " is no directory");
    }
    if (problems.any()) {
      return;
    }
    var known = schema().labelNames();
    for (var label : wanted) {
      if (!known.contains(label)) {
        problems.add(
            "--label: the graph has no «%s»%s".formatted(label, Nearest.question(label, known)));
      }
    }
  }

  @Override
  ExitCode run() throws IOException {
    var schema = wanted.isEmpty() ? schema() : schema().about(wanted);
    var out = commandLine().getOut();
    switch (form) {
      case JSON -> SchemaJson.write(schema, out);
      case MARKDOWN -> pages();
      case TEXT -> {
        var window = terminal.probe();
        out.print(
            new SchemaText(schema, window.out(), window.size().get().readableColumns()).text());
        out.flush();
      }
    }
    return ExitCode.DONE;
  }

  private void pages() throws IOException {
    var selection = catalogue.get().select(modules);
    var pages = new SchemaPages(selection, Analyses.within(modules), wanted).pages();
    if (directory == null) {
      var out = commandLine().getOut();
      out.print(String.join("\n", pages.values()));
      out.flush();
      return;
    }
    Files.createDirectories(directory);
    for (var page : pages.entrySet()) {
      Files.writeString(directory.resolve(page.getKey()), page.getValue());
    }
    say("%d pages are in %s".formatted(pages.size(), directory));
  }

  private GraphSchema schema() {
    return GraphSchema.of(catalogue.get().select(modules), Analyses.within(modules));
  }
}
