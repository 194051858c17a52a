package dev.alidade.cli.schema;

import dev.alidade.analysis.Analysis;
import dev.alidade.aws.Operation;
import dev.alidade.aws.Services;
import dev.alidade.catalog.Module;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The schema as pages of Markdown: one for each module, one for the accounts, one for what follows
 * from the finished graph, and {@code README.md} with a table of all labels.
 */
public final class SchemaPages {

  private static final String START = "README.md";

  private final List<Module> modules;
  private final List<Analysis> analyses;
  private final List<String> wanted;
  private final Services callers = new Services(List.of());

  /**
   * Pages of these modules and analyses.
   *
   * @param wanted the labels to describe; all where it is empty
   */
  public SchemaPages(List<Module> modules, List<Analysis> analyses, List<String> wanted) {
    this.modules = List.copyOf(modules);
    this.analyses = List.copyOf(analyses);
    this.wanted = List.copyOf(wanted);
  }

  /** The texts of the pages by their file names, in the order in which to read them. */
  public SequencedMap<String, String> pages() {
    var pages = new LinkedHashMap<String, String>();
    pages.put(START, start());
    addTo(
        pages,
        Origin.ACCOUNT,
        "Written for every surveyed account, whatever is selected.",
        GraphSchema.ofAccounts());
    for (var module : modules) {
      addTo(
          pages,
          module.key(),
          module.regional()
              ? "Listed for each account and region."
              : "Listed once for each account.",
          GraphSchema.only(
              List.of(module),
              analyses.stream().filter(a -> a.needs().contains(module.key())).toList()));
    }
    addTo(
        pages,
        Origin.ANALYSIS,
        "Follows from the finished graph; nothing is asked of AWS for it.",
        GraphSchema.only(List.of(), analyses));
    return pages;
  }

  private void addTo(Map<String, String> pages, String key, String what, GraphSchema whole) {
    var schema = part(whole);
    if (!schema.labels().isEmpty() || !schema.links().isEmpty()) {
      pages.put(file(key), page(key, what, schema));
    }
  }

  private GraphSchema part(GraphSchema whole) {
    return wanted.isEmpty() ? whole : whole.about(wanted);
  }

  private static String file(String key) {
    return key.replace(':', '-') + ".md";
  }

  private static String link(String key) {
    return "[" + key + "](" + file(key) + ")";
  }

  private String start() {
    var schema = part(GraphSchema.of(modules, analyses));
    var lines = new ArrayList<String>();
    lines.add("# The graph");
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "%d labels, %,d properties, %d kinds of relationships, from %d modules. Made by"
                + " `alidade schema --output markdown --directory docs/schema`.",
            schema.labels().size(),
            schema.labels().stream().mapToInt(label -> label.properties().size()).sum(),
            schema.links().size(),
            modules.size()));
    lines.add("");
    lines.add(
        "Every node has `id`, unique by constraint, `firstseen` (milliseconds since 1970, set once),"
            + " `lastupdated` (the run's update tag), `_module_name` and `_module_version`; every"
            + " relationship all but the id. `_ont_` properties mean the same for all providers.");
    lines.add("");
    lines.add("| label | also | modules |");
    lines.add("|---|---|---|");
    for (var label : schema.labels()) {
      lines.add(
          row(
              "`" + label.name() + "`",
              String.join(", ", label.otherLabels()),
              label.origins().stream()
                  .map(Origin::module)
                  .distinct()
                  .map(SchemaPages::link)
                  .collect(Collectors.joining(", "))));
    }
    return text(lines);
  }

  private String page(String key, String what, GraphSchema schema) {
    var lines = new ArrayList<String>();
    lines.add("# " + key);
    lines.add("");
    lines.add(what + " Made by `alidade schema`; all labels are in the [list](" + START + ").");
    var asking = schema.origins().stream().filter(o -> !o.permissions().isEmpty()).toList();
    if (!asking.isEmpty()) {
      lines.add("");
      lines.add("| resource | AWS operation | permission |");
      lines.add("|---|---|---|");
      for (var origin : asking) {
        for (var permission : origin.permissions()) {
          lines.add(row(origin.name(), operation(permission), "`" + permission + "`"));
        }
      }
    }
    for (var label : schema.labels()) {
      lines.add("");
      label(lines, label, schema.linksOf(label));
    }
    var others =
        schema.links().stream()
            .filter(link -> schema.labels().stream().noneMatch(l -> link.touches(l.name())))
            .toList();
    if (!others.isEmpty()) {
      lines.add("");
      lines.add("## Relationships between nodes of other modules");
      links(lines, others.stream().map(link -> row(pattern(link), origins(link.origins()))));
    }
    return text(lines);
  }

  private static void label(List<String> lines, LabelSchema label, List<LinkSchema> links) {
    lines.add("## " + label.name());
    lines.add("");
    var others = label.otherLabels();
    lines.add(
        sights(label)
            + (label.witnesses().stream()
                    .anyMatch(witness -> witness.sight() == LabelSchema.Sight.LISTED)
                ? " A node " + label.kept().sentence() + "."
                : "")
            + (others.isEmpty() ? "" : " Other labels: " + String.join(", ", others) + "."));
    if (!label.properties().isEmpty()) {
      lines.add("");
      lines.add("| property | index | from |");
      lines.add("|---|---|---|");
      label
          .properties()
          .forEach(
              property ->
                  lines.add(
                      row(
                          "`" + property.name() + "`",
                          property.indexed() ? "yes" : "",
                          origins(property.origins()))));
    }
    links(
        lines,
        links.stream()
            .map(link -> row("`" + link.seenFrom(label.name()) + "`", origins(link.origins()))));
    var indexes = label.indexes();
    if (!indexes.isEmpty()) {
      lines.add("");
      lines.add("Indexes: " + String.join("; ", indexes) + ".");
    }
  }

  private static void links(List<String> lines, Stream<String> rows) {
    var list = rows.toList();
    if (!list.isEmpty()) {
      lines.add("");
      lines.add("| relationship | from |");
      lines.add("|---|---|");
      lines.addAll(list);
    }
  }

  /** Who lists, names, describes the label, a sentence for each. */
  private static String sights(LabelSchema label) {
    var sentences = new ArrayList<String>();
    for (var sight : LabelSchema.Sight.values()) {
      var who =
          label.witnesses().stream()
              .filter(witness -> witness.sight() == sight)
              .map(witness -> witness.origin().name())
              .distinct()
              .collect(Collectors.joining(", "));
      if (!who.isEmpty()) {
        sentences.add(
            switch (sight) {
              case LISTED -> "Listed by " + who + ".";
              case NAMED -> "Named in passing by " + who + ".";
              case DESCRIBED -> "Described by " + who + ", where it exists.";
              case DERIVED -> "Marked by the analysis «" + who + "».";
            });
      }
    }
    return String.join(" ", sentences);
  }

  private static String origins(List<Origin> origins) {
    return origins.stream()
        .map(
            origin ->
                origin.permissions().isEmpty() ? "analysis «" + origin.name() + "»" : origin.name())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String pattern(LinkSchema link) {
    return "`(:" + link.source() + ")" + link.seenFrom(link.source()) + "`";
  }

  /** The operation with its page in AWS's documentation, by the permission that it needs. */
  private String operation(String permission) {
    var known =
        modules.stream()
            .flatMap(module -> module.operations().stream())
            .filter(operation -> operation.action().equals(permission))
            .findFirst();
    var parts = permission.split(":", 2);
    var operation = known.orElseGet(() -> new Operation(callers.of(parts[0]), parts[1]));
    return "[" + operation.name() + "](" + operation.reference() + ")";
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
