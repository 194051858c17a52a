package dev.alidade.catalog.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.aws.FakeAws;
import dev.alidade.aws.FakeAws.Answer;
import dev.alidade.aws.FakeAws.Asked;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Place;
import dev.alidade.graph.Rows;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** A template with many versions, which come in pages. */
class LaunchTemplateVersionsTest {

  private static final String ACCOUNT = "210987654321";
  private static final String REGION = "eu-west-1";

  /** The most that user data holds. */
  private static final String USER_DATA = Base64.getEncoder().encodeToString(new byte[16 * 1024]);

  private static final int VERSIONS = 20_000;

  @Test
  void oneListingServesTemplatesAndImages() {
    try (var aws = new FakeAws(asked -> answer(asked, 600, ""))) {
      var region = region(aws).survey(new LaunchTemplates());
      new Images().survey(region.scope(), region);

      assertThat(region.ids("AWSLaunchTemplateVersion")).hasSize(600);
      assertThat(aws.count("DescribeLaunchTemplateVersions")).isEqualTo(3);
      assertThat(imagesAskedFor(aws)).contains("ami-1", "ami-600");
    }
  }

  @Test
  void imagesAloneListTheTemplatesForThemselves() {
    try (var aws = new FakeAws(asked -> answer(asked, 600, ""))) {
      region(aws).survey(new Images());

      assertThat(aws.count("DescribeLaunchTemplateVersions")).isEqualTo(3);
      assertThat(imagesAskedFor(aws)).contains("ami-1", "ami-600");
    }
  }

  @Test
  void aPartOfAListingIsTakenForTheWholeByNobody() {
    var failed = new boolean[1];
    Consumer<Asked> once = asked -> failed[0] |= "400".equals(asked.form().get("NextToken"));
    try (var aws =
        new FakeAws(
            asked -> {
              var first = !failed[0];
              once.accept(asked);
              return first && failed[0]
                  ? new Answer(
                      400,
                      "<Response><Errors><Error><Code>UnauthorizedOperation</Code></Error></Errors>"
                          + "</Response>")
                  : answer(asked, 600, "");
            })) {
      var region = region(aws);
      assertThatThrownBy(() -> region.survey(new LaunchTemplates()))
          .isInstanceOf(Ec2Exception.class);
      new Images().survey(region.scope(), region);

      assertThat(imagesAskedFor(aws)).contains("ami-1", "ami-600");
    }
  }

  @Test
  void imagesFollowTheTemplatesWhichNameThem() {
    assertThat(new Images().after()).containsExactly(LaunchTemplates.class);
  }

  /** In a process of its own, whose heap would hold a sixth of the user data at most. */
  @Test
  void twentyThousandVersionsWithUserDataNeedNoMoreMemoryThanAPage() throws Exception {
    try (var aws = new FakeAws(asked -> answer(asked, VERSIONS, USER_DATA))) {
      var process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx64m",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Counting.class.getName(),
                  aws.url())
              .redirectErrorStream(true)
              .start();
      var printed = new String(process.getInputStream().readAllBytes());

      assertThat(printed.lines().toList().getLast()).isEqualTo(VERSIONS + " versions");
      assertThat(process.waitFor()).isZero();
      assertThat(aws.count("DescribeLaunchTemplateVersions")).isEqualTo(VERSIONS / 200);
    }
  }

  /** Surveys the launch templates, and counts what comes of it. */
  static final class Counting implements Rows {
    private static final Place HERE = new Place("aws", ACCOUNT, REGION);

    private int versions;

    public static void main(String[] url) {
      var counting = new Counting();
      var region = new SurveyedRegion(URI.create(url[0]), ACCOUNT, REGION);
      new LaunchTemplates().survey(region.scope(), counting);
      new Images().survey(region.scope(), counting);
      System.out.println(counting.versions + " versions");
    }

    @Override
    public <T> void add(NodeType<T> type, T item) {
      if (type.row(item, HERE).type().label().equals("AWSLaunchTemplateVersion")) {
        versions++;
      }
    }

    @Override
    public <T> void link(LinkType<T> type, T item) {}

    @Override
    public void whole(String name, Consumer<Rows> parts) {
      parts.accept(this);
    }
  }

  private static SurveyedRegion region(FakeAws aws) {
    return new SurveyedRegion(URI.create(aws.url()), ACCOUNT, REGION);
  }

  /** The values of the filters by which images of others were asked for. */
  private static List<String> imagesAskedFor(FakeAws aws) {
    return aws.asked().stream()
        .filter(asked -> asked.action().equals("DescribeImages"))
        .flatMap(asked -> asked.form().values().stream())
        .filter(value -> value.startsWith("ami-"))
        .toList();
  }

  private static Answer answer(Asked asked, int versions, String userData) {
    var items =
        switch (asked.action()) {
          case "DescribeLaunchTemplates" ->
              "<launchTemplates><item><launchTemplateId>lt-1</launchTemplateId></item></launchTemplates>";
          case "DescribeLaunchTemplateVersions" -> {
            var size = Integer.parseInt(asked.form().get("MaxResults"));
            var from = Integer.parseInt(asked.form().getOrDefault("NextToken", "0"));
            var to = Math.min(from + size, versions);
            var token = to < versions ? "<nextToken>" + to + "</nextToken>" : "";
            yield "<launchTemplateVersionSet>"
                + IntStream.rangeClosed(from + 1, to)
                    .mapToObj(number -> version(number, userData))
                    .collect(Collectors.joining())
                + "</launchTemplateVersionSet>"
                + token;
          }
          default -> "";
        };
    return new Answer(
        200, "<" + asked.action() + "Response>" + items + "</" + asked.action() + "Response>");
  }

  private static String version(int number, String userData) {
    return "<item><launchTemplateId>lt-1</launchTemplateId><versionNumber>"
        + number
        + "</versionNumber><launchTemplateData><imageId>ami-"
        + number
        + "</imageId><userData>"
        + userData
        + "</userData></launchTemplateData></item>";
  }
}
