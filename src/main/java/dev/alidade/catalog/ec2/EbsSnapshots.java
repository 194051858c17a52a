package dev.alidade.catalog.ec2;

import static dev.alidade.catalog.Declaration.inModule;

import dev.alidade.catalog.Batches;
import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.catalog.text.PythonDates;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.NodeTypeBuilder;
import dev.alidade.graph.Rows;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.SnapshotAttributeName;

/**
 * Snapshots of volumes: those that the account owns, and those of others that its volumes were made
 * from. Lists with {@code ec2:DescribeSnapshots}, never without an owner, which would bring all
 * public ones. Whether a snapshot is public takes one more listing of the account's public ones,
 * and {@code ec2:DescribeSnapshotAttribute} for each of these.
 */
final class EbsSnapshots implements RegionalResource {

  /**
   * The most values that a filter takes:
   * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html
   */
  private static final int MOST_FILTER_VALUES = 200;

  /** The group that everybody is in. */
  private static final String ALL = "all";

  /** A snapshot and whether anybody may make volumes of it; null where only its owner knows. */
  private record Listed(Snapshot snapshot, @Nullable Boolean open) {}

  private record Openness(String snapshotId, boolean open) {}

  private static final NodeType<Listed> SNAPSHOT =
      described().property("ispublic", Listed::open).normalised("public", Listed::open).build();

  /** A snapshot of which it is yet to be asked whether it is public. */
  private static final NodeType<Listed> PERHAPS_PUBLIC = described().build();

  /** Whether a snapshot is public. */
  private static final NodeType<Openness> OPENNESS =
      SNAPSHOT
          .facet(Openness.class)
          .id(Openness::snapshotId)
          .property("ispublic", Openness::open)
          .normalised("public", Openness::open)
          .build();

  private static NodeTypeBuilder<Listed> described() {
    return NodeType.named("AWSEBSSnapshot", Listed.class)
        .alsoLabelled("Snapshot")
        .formerly("EBSSnapshot")
        .id(of -> of.snapshot().snapshotId())
        .indexed("snapshotid", of -> of.snapshot().snapshotId())
        .property("description", of -> of.snapshot().description())
        .property("ownerid", of -> of.snapshot().ownerId())
        .property("encrypted", of -> of.snapshot().encrypted())
        .property("progress", of -> of.snapshot().progress())
        .property("starttime", of -> PythonDates.datetime(of.snapshot().startTime()))
        .property("state", of -> of.snapshot().stateAsString())
        .property("statemessage", of -> of.snapshot().stateMessage())
        .property("volumeid", of -> of.snapshot().volumeId())
        .property("volumesize", of -> of.snapshot().volumeSize())
        .property("outpostarn", of -> of.snapshot().outpostArn())
        .property("dataencryptionkeyid", of -> of.snapshot().dataEncryptionKeyId())
        .property("kmskeyid", of -> of.snapshot().kmsKeyId())
        .region()
        .fromAws()
        .normalised("name", of -> of.snapshot().snapshotId())
        .normalised("encrypted", of -> of.snapshot().encrypted())
        .normalised("source_id", of -> of.snapshot().volumeId())
        .normalised("created_at", of -> PythonDates.datetime(of.snapshot().startTime()))
        .normalised("region", (of, at) -> at.region())
        .ownedByAccount();
  }

  @Override
  public Declaration declaration() {
    return inModule("ec2:snapshots")
        .calls(Ec2.SERVICE, "DescribeSnapshots", "DescribeVolumes", "DescribeSnapshotAttribute")
        .writes(SNAPSHOT, PERHAPS_PUBLIC, OPENNESS);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    var ec2 = Ec2.of(at);
    var account = at.place().accountId();
    var perhapsOpen = perhapsOpen(ec2, account);
    var listed = new HashSet<String>();
    for (var page :
        ec2.describeSnapshotsPaginator(r -> r.ownerIds(account).maxResults(Ec2.LARGEST_PAGE))) {
      var toAsk = new ArrayList<String>();
      for (var snapshot : page.snapshots()) {
        listed.add(snapshot.snapshotId());
        if (!account.equals(snapshot.ownerId())) {
          rows.add(SNAPSHOT, new Listed(snapshot, null));
        } else if (perhapsOpen.contains(snapshot.snapshotId())) {
          rows.add(PERHAPS_PUBLIC, new Listed(snapshot, null));
          toAsk.add(snapshot.snapshotId());
        } else {
          rows.add(SNAPSHOT, new Listed(snapshot, false));
        }
      }
      at.details(toAsk)
          .named(id -> id)
          .feeding(OPENNESS)
          .ask(id -> rows.add(OPENNESS, new Openness(id, isOpen(ec2, id))));
    }
    surveyForeign(ec2, listed, rows);
  }

  private static Set<String> perhapsOpen(Ec2Client ec2, String account) {
    var ids = new HashSet<String>();
    ec2
        .describeSnapshotsPaginator(
            r -> r.ownerIds(account).restorableByUserIds(ALL).maxResults(Ec2.LARGEST_PAGE))
        .snapshots()
        .stream()
        .map(Snapshot::snapshotId)
        .filter(Objects::nonNull)
        .forEach(ids::add);
    return ids;
  }

  private static boolean isOpen(Ec2Client ec2, String snapshotId) {
    return ec2
        .describeSnapshotAttribute(
            r -> r.snapshotId(snapshotId).attribute(SnapshotAttributeName.CREATE_VOLUME_PERMISSION))
        .createVolumePermissions()
        .stream()
        .anyMatch(permission -> ALL.equals(permission.groupAsString()));
  }

  /** By filter, not by id: an id of a snapshot that is gone would fail the whole call. */
  private static void surveyForeign(Ec2Client ec2, Set<String> listed, Rows rows) {
    var behindVolumes = new TreeSet<String>();
    for (var page : EbsVolumes.pages(ec2)) {
      for (var volume : page.volumes()) {
        var id = volume.snapshotId();
        if (id != null && !id.isEmpty() && !listed.contains(id)) {
          behindVolumes.add(id);
        }
      }
    }
    for (var some : Batches.of(behindVolumes, MOST_FILTER_VALUES)) {
      ec2
          .describeSnapshotsPaginator(
              r -> r.filters(Filter.builder().name("snapshot-id").values(some).build()))
          .snapshots()
          .stream()
          .filter(snapshot -> snapshot.snapshotId() == null || listed.add(snapshot.snapshotId()))
          .forEach(snapshot -> rows.add(SNAPSHOT, new Listed(snapshot, null)));
    }
  }
}
