package dev.alidade.catalog.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import dev.alidade.graph.NodeRow;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EbsSnapshotsTest {

  private static final String ACCOUNT = "210987654321";
  private static final String REGION = "eu-west-1";

  private static final String SNAPSHOTS =
      """
      <DescribeSnapshotsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
        <snapshotSet>
          <item><snapshotId>snap-1</snapshotId><ownerId>210987654321</ownerId><volumeId>vol-1</volumeId><encrypted>true</encrypted>
            <startTime>2030-01-01T00:00:00.000Z</startTime><status>completed</status><volumeSize>8</volumeSize><progress>100%</progress></item>
          <item><snapshotId>snap-2</snapshotId><ownerId>999999999999</ownerId><volumeId>vol-2</volumeId><status>completed</status></item>
        </snapshotSet>
      </DescribeSnapshotsResponse>""";

  private static final String VOLUMES =
      """
      <DescribeVolumesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
        <volumeSet>
          <item><volumeId>vol-2</volumeId><snapshotId>snap-2</snapshotId></item>
        </volumeSet>
      </DescribeVolumesResponse>""";

  private static final String ATTRIBUTE =
      """
      <DescribeSnapshotAttributeResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
        <snapshotId>snap-1</snapshotId>
        <createVolumePermission><item><group>all</group></item></createVolumePermission>
      </DescribeSnapshotAttributeResponse>""";

  private final SurveyedRegion region = surveyed();

  private static SurveyedRegion surveyed() {
    var estate =
        Estate.sample()
            .replace(ACCOUNT, REGION, "ec2:DescribeSnapshots", SNAPSHOTS)
            .replace(ACCOUNT, REGION, "ec2:DescribeVolumes", VOLUMES)
            .replace(ACCOUNT, REGION, "ec2:DescribeSnapshotAttribute", ATTRIBUTE);
    try (var server = EstateServer.start(estate)) {
      return new SurveyedRegion(server, ACCOUNT, REGION).survey(new EbsSnapshots());
    }
  }

  @Test
  void aSnapshotIsChartedAsAwsDescribesIt() {
    assertThat(described("snap-1").properties())
        .contains(
            entry("volumeid", "vol-1"),
            entry("encrypted", true),
            entry("_ont_source_id", "vol-1"),
            entry("starttime", ZonedDateTime.of(2030, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC)));
  }

  /** By a row of its own, so that a refusal leaves what is stored of it as it is. */
  @Test
  void aSnapshotThatEverybodyMayUseIsPublic() {
    assertThat(described("snap-1").properties()).doesNotContainKeys("ispublic", "_ont_public");
    assertThat(rows("snap-1").stream().filter(row -> row.type().isFacet()).map(NodeRow::properties))
        .containsExactly(Map.of("ispublic", true, "_ont_public", true));
  }

  @Test
  void ofAForeignSnapshotNobodyElseKnows() {
    assertThat(region.properties("AWSEBSSnapshot", "snap-2")).contains(entry("ispublic", null));
    assertThat(region.calls().stream().filter("DescribeSnapshotAttribute"::equals)).hasSize(1);
  }

  private NodeRow described(String id) {
    var found = rows(id).stream().filter(row -> !row.type().isFacet()).toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private List<NodeRow> rows(String id) {
    return region.rows("AWSEBSSnapshot").stream().filter(row -> row.id().equals(id)).toList();
  }
}
