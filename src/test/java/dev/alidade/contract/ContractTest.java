package dev.alidade.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.catalog.all.AwsCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The distance to the contract, as numbers. What is covered stays covered: {@code missing.txt} says
 * what is not, and with {@code -Dgolden.update=true} it is written anew.
 */
class ContractTest {

  /** How many the reference's data model has. */
  private static final int PRIMARY_LABELS = 171;

  private static final String MISSING_COMMENT =
      """
      # What the contract has and the catalogue does not yet, by module. Written by ContractTest with
      # -Dgolden.update=true: a line that goes is progress, a line that comes is a loss to explain.
      """;

  private final Contract contract = Contract.read();
  private final List<Difference> differences = Difference.read();
  private final Coverage coverage =
      new Coverage(
          contract, OwnFacts.of(AwsCatalogue.create()), AwsCatalogue.create().keys(), differences);

  @Test
  void theContractIsWhole() {
    assertThat(contract.sections()).hasSize(68 + 3);
    assertThat(contract.facts())
        .filteredOn(fact -> fact.kind() == Fact.Kind.LABEL && !fact.text().contains(":"))
        .hasSize(PRIMARY_LABELS);
  }

  @Test
  void nothingThatWasCoveredIsLost() throws IOException {
    var now = coverage.missingLines();
    System.out.println(coverage.table());
    now.forEach(System.out::println);
    System.out.println(coverage.sentence());
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(
          Path.of(
              System.getProperty("project.basedir", ""), "src/test/resources/contract/missing.txt"),
          MISSING_COMMENT + now.stream().map(l -> l + "\n").collect(Collectors.joining()));
      return;
    }
    var before = Contract.lines("missing.txt");
    assertThat(now).as("covered before and lost now").isSubsetOf(before);
    assertThat(before)
        .as("covered by now: run this test with -Dgolden.update=true")
        .isSubsetOf(now);
  }

  @Test
  void nothingIsChartedThatTheContractDoesNotKnow() {
    var declared = differences.stream().filter(Difference::ours).map(Difference::fact).toList();
    assertThat(coverage.unknown())
        .as("a misspelt name, or ours: then differences.txt says why")
        .isSubsetOf(declared);
  }

  @Test
  void everyDeclaredDifferenceIsStillOne() {
    var own = OwnFacts.of(AwsCatalogue.create()).all();
    var known = contract.facts();
    for (var difference : differences) {
      assertThat(own.contains(difference.fact()))
          .as("ours: %s", difference)
          .isEqualTo(difference.ours());
      assertThat(known.contains(difference.fact()))
          .as("the contract's: %s", difference)
          .isNotEqualTo(difference.ours());
      assertThat(difference.reason()).hasSizeGreaterThan(20);
    }
  }

  @Test
  void theNumbersInTheDocumentationAreTheseNumbers() {
    GeneratedBlock.check("README.md", "coverage", coverage.sentence() + "\n");
    GeneratedBlock.check(
        "docs/compatibility.md", "coverage", coverage.sentence() + "\n\n" + coverage.table());
    GeneratedBlock.check("docs/compatibility.md", "differences", differences());
  }

  private String differences() {
    var lines =
        differences.stream()
            .map(
                difference ->
                    "| %s | %s | `%s` | %s |\n"
                        .formatted(
                            difference.ours() ? "ours" : "left out",
                            difference.fact().kind().word(),
                            difference.fact().text(),
                            difference.reason()))
            .collect(Collectors.joining());
    var filled =
        coverage.filled().stream()
            .map(fact -> "`" + fact.text() + "`")
            .collect(Collectors.joining(", "));
    return "| | what | name | why |\n|---|---|---|---|\n"
        + lines
        + "\nDeclared there and always null, filled here where AWS returns a value: "
        + filled
        + ".\n";
  }
}
