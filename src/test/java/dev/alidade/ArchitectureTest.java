package dev.alidade;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rooms of the house and which way one may look from each. */
@AnalyzeClasses(packages = "dev.alidade", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** Each room and the rooms, or single packages of them, that it may use. */
  private static final Map<String, List<String>> ROOMS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(
                  "cli",
                  List.of(
                      "doctor",
                      "survey",
                      "catalog",
                      "account",
                      "aws",
                      "graph",
                      "store",
                      "analysis",
                      "report",
                      "policy",
                      "setup")),
              Map.entry("doctor", List.of("catalog", "aws", "account", "graph", "store", "policy")),
              Map.entry(
                  "survey", List.of("catalog", "aws", "account", "graph", "store", "analysis")),
              Map.entry("account", List.of("aws")),
              Map.entry("aws", List.of("trust")),
              Map.entry("catalog", List.of("aws", "graph")),
              Map.entry("graph", List.of()),
              Map.entry("store", List.of("graph", "trust")),
              Map.entry("trust", List.of()),
              Map.entry("analysis", List.of("graph", "store", "catalog.policy")),
              Map.entry("report", List.of("graph", "store")),
              Map.entry("policy", List.of("catalog", "aws")),
              Map.entry("setup", List.of("policy"))));

  @ArchTest static final ArchRule graphLooksAtNoRoom = room("graph");

  @ArchTest static final ArchRule awsLooksOnlyAtTrust = room("aws");

  @ArchTest static final ArchRule trustLooksAtNoRoom = room("trust");

  @ArchTest static final ArchRule accountLooksOnlyAtAws = room("account");

  @ArchTest static final ArchRule catalogLooksOnlyAtAwsAndGraph = room("catalog");

  @ArchTest static final ArchRule storeLooksOnlyAtGraphAndTrust = room("store");

  @ArchTest
  static final ArchRule analysisLooksOnlyAtGraphStoreAndTheLanguageOfPolicies = room("analysis");

  @ArchTest static final ArchRule reportLooksOnlyAtGraphAndStore = room("report");

  @ArchTest static final ArchRule policyLooksOnlyAtTheCatalogAndAws = room("policy");

  @ArchTest static final ArchRule doctorLooksOnlyAtWhatARunIsMadeOf = room("doctor");

  @ArchTest static final ArchRule setupLooksOnlyAtPolicy = room("setup");

  @ArchTest static final ArchRule surveyDoesNotKnowTheCommandLine = room("survey");

  @ArchTest
  static final ArchRule everyClassIsInARoom =
      classes()
          .should()
          .resideInAnyPackage(
              ROOMS.keySet().stream()
                  .map(name -> "dev.alidade." + name + "..")
                  .toArray(String[]::new));

  @ArchTest
  static final ArchRule onlyTheStoreKnowsNeo4j =
      noClasses()
          .that(
              resideInAPackage("dev.alidade..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "dev.alidade.store..", "dev.alidade.cli.nativeimage.."))))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.neo4j..");

  @ArchTest
  static final ArchRule theGraphModelIsPure =
      noClasses()
          .that()
          .resideInAPackage("dev.alidade.graph..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "software.amazon..", "org.neo4j..", "java.io..", "java.nio.file..", "io.quarkus..");

  @ArchTest
  static final ArchRule definitionsDoNotReadFilesOrTalkHttp =
      noClasses()
          .that()
          .resideInAPackage("dev.alidade.catalog..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net.http..", "java.nio.file..", "org.neo4j..");

  /** Rooms of the catalogue that are no service: what services have in common. */
  private static final String[] COMMON = {
    "dev.alidade.catalog.account..",
    "dev.alidade.catalog.policy..",
    "dev.alidade.catalog.tags..",
    "dev.alidade.catalog.text.."
  };

  /** A service that comes is held by this without a word here. */
  @ArchTest
  static final ArchRule theLanguageOfPoliciesIsPure =
      noClasses()
          .that()
          .resideInAPackage("dev.alidade.catalog.policy..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "software.amazon..",
              "org.neo4j..",
              "java.nio.file..",
              "dev.alidade.graph..",
              "dev.alidade.catalog",
              "dev.alidade.catalog.iam..");

  @ArchTest
  static final ArchRule servicesOfTheCatalogueDoNotKnowEachOther =
      slices()
          .matching("dev.alidade.catalog.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(alwaysTrue(), resideInAnyPackage(COMMON))
          // It puts them side by side.
          .ignoreDependency(resideInAPackage("dev.alidade.catalog.all.."), alwaysTrue());

  @ArchTest
  static final ArchRule whatServicesHaveInCommonKnowsNone =
      noClasses()
          .that()
          .resideInAnyPackage(COMMON)
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.alidade.catalog.*..").and(not(resideInAnyPackage(COMMON))));

  @ArchTest
  static final ArchRule noStaticMutableState =
      fields()
          .that()
          .areStatic()
          .and()
          .areDeclaredInClassesThat()
          .resideInAPackage("dev.alidade..")
          .and()
          .areDeclaredInClassesThat()
          // Names there for fields of the JDK, which has them as they are.
          .resideOutsideOfPackage("dev.alidade.cli.nativeimage")
          .should()
          .beFinal();

  @ArchTest
  static final ArchRule noDrawers =
      noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)$");

  @ArchTest
  static final ArchRule resourcesArePackagePrivate =
      classes()
          .that()
          .implement("dev.alidade.catalog.RegionalResource")
          .or()
          .implement("dev.alidade.catalog.GlobalResource")
          .should()
          .notHaveModifier(JavaModifier.PUBLIC);

  private static ArchRule room(String name) {
    var others =
        ROOMS.keySet().stream()
            .filter(other -> !other.equals(name) && !ROOMS.get(name).contains(other))
            .map(other -> "dev.alidade." + other + "..")
            .toArray(String[]::new);
    var mayUse =
        ROOMS.get(name).stream().map(other -> "dev.alidade." + other + "..").toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage("dev.alidade." + name + "..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(others)
                .and(com.tngtech.archunit.base.DescribedPredicate.not(resideInAnyPackage(mayUse))))
        .as(name + " does not look at " + Arrays.toString(others));
  }
}
