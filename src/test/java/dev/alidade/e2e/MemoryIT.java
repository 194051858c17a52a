package dev.alidade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.embedded.Neo4jVersion;
import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateSize;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a run holds in memory does not grow with what an account has. */
class MemoryIT {

  /** As objects of the SDK some 4 KB each, 80 MB in all, so that all at once would not fit. */
  private static final int FINDINGS = 20_000;

  /**
   * Its name, 17 regions and sums: 1.3 kB when this was written. With each scope and counter: 13
   * kB.
   */
  private static final long REPORT_BYTES_AN_ACCOUNT = 4_000;

  @Test
  void manyFindingsAreChartedInAHeapThatCouldNotHoldThem() {
    var size = EstateSize.small().withFindings(FINDINGS);
    try (var stage = Stage.of(Estate.generated(size), Neo4jVersion.NEO4J_5_26)) {
      var run =
          stage
              .process()
              .with("-Xmx64m")
              .run(stage.syncArguments("--aws-requested-syncs", "inspector"));

      assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
      assertThat(stage.graph().count("MATCH (n:AWSInspectorFinding) RETURN count(n)"))
          .isEqualTo(FINDINGS);
    }
  }

  /** The most of a page, and the most that user data holds: 22 kB as it is written. */
  private static final int VERSIONS_OF_A_PAGE = 200;

  private static final String USER_DATA = "VXNlciBEYXRh".repeat(16 * 1024 / 9);

  /** 66 MB of user data in all, listed once for the templates and for the images that they name. */
  private static final int PAGES = 15;

  @Test
  void launchTemplatesAreChartedInAHeapThatCouldNotHoldTheirUserData() {
    var estate = Estate.generated(EstateSize.small());
    var account = estate.accounts().getFirst().id();
    var region = estate.regions().getFirst();
    estate =
        estate
            .replace(
                account,
                region,
                "ec2:DescribeLaunchTemplates",
                response(
                    "DescribeLaunchTemplates",
                    "<launchTemplates><item><launchTemplateId>lt-1</launchTemplateId></item>"
                        + "</launchTemplates>"))
            .replace(account, region, "ec2:DescribeLaunchTemplateVersions", versions(1));
    for (var page = 2; page <= PAGES; page++) {
      estate =
          estate.replace(
              account, region, "ec2:DescribeLaunchTemplateVersions", page, versions(page));
    }
    try (var stage = Stage.of(estate, Neo4jVersion.NEO4J_5_26)) {
      var run =
          stage
              .process()
              .with("-Xmx64m")
              .run(stage.syncArguments("--aws-requested-syncs", "ec2:images,ec2:launch_templates"));

      assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
      assertThat(stage.graph().count("MATCH (n:AWSLaunchTemplateVersion) RETURN count(n)"))
          .isEqualTo(PAGES * VERSIONS_OF_A_PAGE);
      assertThat(stage.estate().counts())
          .containsEntry("ec2:DescribeLaunchTemplateVersions", (long) PAGES);
    }
  }

  private static String versions(int page) {
    var items =
        IntStream.rangeClosed((page - 1) * VERSIONS_OF_A_PAGE + 1, page * VERSIONS_OF_A_PAGE)
            .mapToObj(
                number ->
                    "<item><launchTemplateId>lt-1</launchTemplateId><versionNumber>"
                        + number
                        + "</versionNumber><launchTemplateData><imageId>ami-"
                        + number
                        + "</imageId><userData>"
                        + USER_DATA
                        + "</userData></launchTemplateData></item>")
            .collect(Collectors.joining());
    var token = page < PAGES ? "<nextToken>page-" + (page + 1) + "</nextToken>" : "";
    return response(
        "DescribeLaunchTemplateVersions",
        token + "<launchTemplateVersionSet>" + items + "</launchTemplateVersionSet>");
  }

  private static String response(String action, String content) {
    return "<%1$sResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">%2$s</%1$sResponse>"
        .formatted(action, content);
  }

  /**
   * Each account has its limits, counters, outcomes and evidence while it is surveyed, and its sums
   * afterwards. {@link CostMeasurement} has the figures of larger runs.
   */
  @Test
  void manyAccountsAreSurveyedInASmallHeapAndReportedInFewBytes() throws IOException {
    var size = new EstateSize(60, 17, 1, 0, 0, 0, 0, 0, 0);
    try (var stage = Stage.of(Estate.generated(size), Neo4jVersion.NEO4J_5_26)) {
      var report = stage.directory().resolve("report.json");
      var run =
          stage
              .process()
              .with("-Xmx64m")
              .run(
                  stage.syncArguments(
                      "--aws-requested-syncs", "ec2:vpc", "--report", report.toString()));

      assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
      assertThat(stage.graph().count("MATCH (n:AWSVpc) RETURN count(n)")).isEqualTo(60 * 17);
      assertThat(Files.size(report)).isLessThan(60 * REPORT_BYTES_AN_ACCOUNT);
    }
  }
}
