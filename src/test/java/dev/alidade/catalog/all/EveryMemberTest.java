package dev.alidade.catalog.all;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.aws.Operation;
import dev.alidade.catalog.Resource;
import dev.alidade.graph.LinkRow;
import dev.alidade.graph.NodeRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which member of AWS's answers each property, label and link is made of: every resource of the
 * catalogue is given answers in which every member has a value of its own, and what it makes of
 * them is compared with a file that a person can read. A property that reads its neighbour's member
 * is a line of it that is wrong. With {@code -Dgolden.update=true} the files are written anew.
 */
class EveryMemberTest {

  private static final Path GOLDEN =
      Path.of(System.getProperty("project.basedir", ""), "src/test/resources/golden/members");

  /** What has no value. */
  private static final Object NONE = new Object();

  /**
   * Calls that an answer in which nothing is missing makes needless; BucketsTest and ExposureTest
   * show when they are made.
   */
  private static final Set<String> NEEDLESS_HERE =
      Set.of("s3:GetBucketLocation", "s3control:GetPublicAccessBlock");

  static Stream<Arguments> resources() {
    return AwsCatalogue.create().resources().stream()
        .map(resource -> Arguments.of(Named.of(resource.name(), resource)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("resources")
  void everyPropertyIsMadeOfTheMemberThatItSays(Resource resource) throws IOException {
    var text = text(resource);
    var file = GOLDEN.resolve(resource.module().replace(':', '-') + "." + resource.name() + ".txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, text);
    }
    assertThat(file).as("read what -Dgolden.update=true makes of it, and keep it").exists();
    assertThat(text).isEqualTo(Files.readString(file));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("resources")
  void whatIsDeclaredIsCalledAndWhatIsCalledIsDeclared(Resource resource) {
    assertThat(FilledAnswers.of(resource, 0).calls())
        .containsExactlyInAnyOrderElementsOf(
            resource.operations().stream()
                .map(Operation::toString)
                .filter(operation -> !NEEDLESS_HERE.contains(operation))
                .toList());
  }

  private static String text(Resource resource) {
    var first = facts(FilledAnswers.of(resource, 0));
    var truths = new TreeMap<String, String>();
    for (var round = 0; round < Distinct.ROUNDS; round++) {
      facts(FilledAnswers.of(resource, round))
          .forEach(
              (where, value) -> {
                if (value instanceof Boolean truth) {
                  truths.merge(where, truth ? "1" : "0", String::concat);
                }
              });
    }
    var text = new StringBuilder();
    first.forEach(
        (where, value) ->
            text.append(where.substring(where.indexOf('\n') + 1))
                .append(value == NONE ? "" : " = " + truths.getOrDefault(where, shown(value)))
                .append('\n'));
    return text.toString();
  }

  /** Each node, link and property of either by where it is: below its node or link. */
  private static SortedMap<String, Object> facts(FilledAnswers answers) {
    var facts = new TreeMap<String, Object>();
    for (var row : answers.nodes()) {
      add(facts, "(%s %s)".formatted(labels(row), row.id()), row.properties());
    }
    for (var row : answers.links()) {
      add(facts, link(row), row.properties());
    }
    return facts;
  }

  private static void add(
      SortedMap<String, Object> facts, String of, Map<String, @Nullable Object> properties) {
    facts.put(of, NONE);
    properties.forEach(
        (name, value) -> facts.put(of + "\n  " + name, value == null ? "null" : value));
  }

  private static String labels(NodeRow row) {
    var labels = new StringBuilder(":" + row.type().label());
    row.type().extraLabels().forEach(label -> labels.append(':').append(label));
    row.conditionalLabels().forEach(label -> labels.append(':').append(label));
    return labels.toString();
  }

  private static String link(LinkRow row) {
    var type = row.type();
    var near = "(:%s %s %s)".formatted(type.near().label(), type.near().key(), row.nearKey());
    var far = "(:%s %s %s)".formatted(type.far().label(), type.far().key(), row.farKey());
    return "%s -%s-> %s"
        .formatted(type.outgoing() ? near : far, type.type(), type.outgoing() ? far : near);
  }

  private static String shown(Object value) {
    return String.valueOf(value);
  }
}
