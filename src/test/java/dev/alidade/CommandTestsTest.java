package dev.alidade;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.alidade.cli.CommandInside;
import dev.alidade.e2e.Command;

/**
 * Which integration tests run the command. These run with the native binary as well, without a word
 * in them; those of the rooms that the profile «native» of pom.xml names (it.inThisJvm) do not.
 */
@AnalyzeClasses(packages = "dev.alidade")
class CommandTestsTest {

  private static final String[] IN_THIS_JVM = {
    "dev.alidade.analysis..",
    "dev.alidade.model..",
    "dev.alidade.report..",
    "dev.alidade.store..",
    "dev.alidade.supply.."
  };

  @ArchTest
  static final ArchRule noneOfTheRoomsThatTheBinaryLeavesOutRunsTheCommand =
      noClasses()
          .that(resideInAnyPackage(IN_THIS_JVM))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(Command.class.getPackageName()).or(type(CommandInside.class)));

  @ArchTest
  static final ArchRule allOthersDo =
      classes()
          .that(simpleNameEndingWith("IT").and(not(resideInAnyPackage(IN_THIS_JVM))))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(Command.class.getPackageName());
}
