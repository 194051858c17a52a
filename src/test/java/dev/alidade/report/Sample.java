package dev.alidade.report;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small answers for tests, some with names that somebody chose in bad faith. */
final class Sample {

  static final String HOSTILE = "<script>alert('1 & \"2\"')</script>";

  private Sample() {}

  static Question volumes() {
    return Question.parse(
        "volumes",
        """
        // title: Volumes without encryption
        // topic: Data
        // severity: medium
        // one: volume without encryption
        // many: volumes without encryption
        // counts: account, volume
        // columns: account, volume, size: GiB, created, tags, encrypted, arn: ARN (detail)
        // why: Who gets a copy can read it.
        // advice: Encrypt them.
        MATCH (v:AWSEBSVolume) WHERE v.size < 100 RETURN v.account AS account, v.id AS volume;
        """);
  }

  static Question hosts(Severity severity) {
    return Question.parse(
        "hosts-" + severity.word(),
        """
        // title: Hosts of %1$s severity
        // topic: Exposure
        // severity: %1$s
        // one: host
        // many: hosts
        // columns: account, severity, host
        // why: It matters.
        RETURN 1;
        """
            .formatted(severity.word()));
  }

  static Answer.Found foundVolumes() {
    return new Answer.Found(
        volumes(),
        List.of(
            row(
                "production",
                "vol-0123456789abcdef0",
                20L,
                ZonedDateTime.of(2026, 1, 15, 12, 0, 0, 0, ZoneOffset.UTC),
                List.of("web", "eu"),
                false,
                "arn:aws:ec2:eu-west-1:210987654321:volume/vol-0123456789abcdef0"),
            row("production", "vol-0123456789abcdef0", 20L, null, List.of(), false, "again"),
            row(HOSTILE, "vol-2", 1024L, null, List.of(HOSTILE), null, HOSTILE)),
        new Drawing(
            List.of(
                node(
                    "1", 0, Map.of("id", "vol-2", "name", HOSTILE), "AWSEBSVolume", "BlockStorage"),
                node("2", 1, Map.of("id", "i-1"), "EC2Instance", "AWSEC2Instance")),
            List.of(new Drawing.Link("9", "1", "2", "ATTACHED_TO")),
            false));
  }

  static Answer.Found found(Question question, @Nullable Object... firstColumns) {
    return new Answer.Found(
        question, Arrays.stream(firstColumns).map(Sample::oneOf).toList(), Drawing.EMPTY);
  }

  private static Row oneOf(@Nullable Object account) {
    return row(account, "HIGH", "host");
  }

  // The compiler does not keep the annotation inside the type of a record's constructor parameter.
  @SuppressWarnings("NullAway")
  static Row row(@Nullable Object... values) {
    return new Row(new ArrayList<@Nullable Object>(Arrays.asList(values)));
  }

  static Drawing.Node node(String id, int depth, Map<String, Object> properties, String... labels) {
    return new Drawing.Node(id, List.of(labels), properties, depth, List.of("production"));
  }

  static Overview overview(String... accounts) {
    return new Overview(
        Arrays.stream(accounts).map(name -> new Overview.Account(name, name)).toList(),
        12_345,
        67_890,
        List.of(new Overview.KindCount(NodeKinds.builtIn().of(List.of("AWSEC2Instance")), 42)),
        new Overview.LastRun(
            ZonedDateTime.of(2026, 11, 22, 21, 4, 0, 0, ZoneOffset.UTC), "done", Map.of()));
  }
}
