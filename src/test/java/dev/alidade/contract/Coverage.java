package dev.alidade.contract;

import dev.alidade.contract.Fact.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much of the contract the definitions cover, section by section. A module that is not there
 * covers nothing, even where another one charts the same label.
 */
final class Coverage {

  /** Sections that are no modules, so that nothing but their facts tells whether they are there. */
  private static final Set<String> NO_MODULES =
      Set.of("organizations", "public ssm parameters", "analysis");

  private final Contract contract;
  private final OwnFacts own;
  private final Set<String> modules;
  private final SortedSet<Fact> leftOut;

  Coverage(Contract contract, OwnFacts own, Set<String> modules, List<Difference> differences) {
    this.contract = contract;
    this.own = own;
    this.modules = modules;
    this.leftOut =
        differences.stream()
            .filter(difference -> !difference.ours())
            .map(Difference::fact)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether the module is there. */
  boolean has(String section) {
    return modules.contains(section)
        || (NO_MODULES.contains(section)
            && contract.sections().get(section).stream().anyMatch(of(section)::contains));
  }

  /**
   * What counts in a section: what follows from the graph is there only if an analysis finds it; a
   * relationship also where a definition has it, as AWS's own answer says it.
   */
  private SortedSet<Fact> of(String section) {
    if (!section.equals("analysis")) {
      return own.all();
    }
    var facts = new TreeSet<>(own.derived());
    own.all().stream().filter(fact -> fact.kind() == Fact.Kind.LINK).forEach(facts::add);
    return facts;
  }

  /** What the section has and we do not, what is left out on purpose aside. */
  SortedSet<Fact> missing(String section) {
    return contract.sections().get(section).stream()
        .filter(fact -> !has(section) || !of(section).contains(fact))
        .filter(fact -> !leftOut.contains(fact))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What we have and no section does. */
  SortedSet<Fact> unknown() {
    var facts = new TreeSet<>(own.all());
    facts.removeAll(contract.facts());
    return facts;
  }

  /** What the reference declares and leaves null, and we have. */
  SortedSet<Fact> filled() {
    var facts = new TreeSet<>(contract.alwaysNull());
    facts.retainAll(own.all());
    return facts;
  }

  /**
   * The lines of {@code missing.txt}: the modules that are not there, a line each, and of the
   * others each missing fact.
   */
  List<String> missingLines() {
    return contract.sections().keySet().stream()
        .flatMap(
            section ->
                has(section)
                    ? missing(section).stream().map(fact -> section + " lacks " + fact)
                    : Stream.of(section + " lacks everything"))
        .toList();
  }

  /** One sentence with the numbers of the modules that are there. */
  String sentence() {
    var keys = moduleKeys();
    var present = keys.stream().filter(this::has).toList();
    var facts = present.stream().mapToInt(key -> contract.sections().get(key).size()).sum();
    var lacking = present.stream().mapToInt(key -> missing(key).size()).sum();
    var left = present.stream().mapToInt(this::leftOut).sum();
    return String.format(
        Locale.ROOT,
        "%d of the %d modules are there. Of the %,d labels, properties, relationships and indexes"
            + " that the contract has for these, %,d are there, %s left out on purpose and %s"
            + " missing.",
        present.size(),
        keys.size(),
        facts,
        facts - lacking - left,
        some(left),
        some(lacking));
  }

  private static String some(int number) {
    return switch (number) {
      case 0 -> "none is";
      case 1 -> "one is";
      default -> number + " are";
    };
  }

  /** A table in Markdown: of each section how many facts of each kind are there. */
  String table() {
    var lines = new ArrayList<String>();
    lines.add("| module | labels | properties | relationships | indexes |");
    lines.add("|---|---|---|---|---|");
    contract.sections().keySet().stream().filter(this::has).forEach(s -> lines.add(row(s)));
    contract.sections().keySet().stream().filter(s -> !has(s)).forEach(s -> lines.add(row(s)));
    lines.add(row("all, each fact once", contract.facts(), own.all()::contains));
    return String.join("\n", lines) + "\n";
  }

  private String row(String section) {
    return row(
        section,
        contract.sections().get(section),
        fact -> has(section) && of(section).contains(fact));
  }

  private static String row(String name, Set<Fact> facts, Predicate<Fact> covered) {
    Map<Kind, List<Fact>> byKind = facts.stream().collect(Collectors.groupingBy(Fact::kind));
    return Stream.of(Kind.values())
        .map(kind -> byKind.getOrDefault(kind, List.of()))
        .map(
            list -> list.isEmpty() ? "" : list.stream().filter(covered).count() + "/" + list.size())
        .collect(Collectors.joining(" | ", "| " + name + " | ", " |"));
  }

  private int leftOut(String section) {
    return (int) contract.sections().get(section).stream().filter(leftOut::contains).count();
  }

  private List<String> moduleKeys() {
    return contract.sections().keySet().stream().filter(s -> !NO_MODULES.contains(s)).toList();
  }
}
