package dev.alidade.catalog.ec2;

import static dev.alidade.catalog.Declaration.inModule;
import static dev.alidade.graph.Target.to;
import static dev.alidade.graph.Target.toMany;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.catalog.text.PythonDates;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesResponse;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;
import software.amazon.awssdk.services.ec2.model.VolumeAttachmentState;

/** Block storage volumes. Lists with {@code ec2:DescribeVolumes}. */
final class EbsVolumes implements RegionalResource {

  /** The states of a volume, as all providers call them. */
  private static final Map<String, String> STATES =
      Map.of(
          "creating", "creating",
          "available", "available",
          "in-use", "in_use",
          "deleting", "deleting",
          "deleted", "deleted",
          "error", "error");

  static final NodeType<Volume> VOLUME =
      NodeType.named("AWSEBSVolume", Volume.class)
          .alsoLabelled("BlockStorage")
          .formerly("EBSVolume")
          .id(Volume::volumeId)
          .indexed("arn", (volume, at) -> at.arn("ec2", "volume", volume.volumeId()))
          .indexed("volumeid", Volume::volumeId)
          .region()
          .property("availabilityzone", Volume::availabilityZone)
          .property("createtime", volume -> PythonDates.datetime(volume.createTime()))
          .property("encrypted", Volume::encrypted)
          .property("size", Volume::size)
          .property("state", Volume::stateAsString)
          .property("outpostarn", Volume::outpostArn)
          .property("snapshotid", Volume::snapshotId)
          .property("iops", Volume::iops)
          .property("fastrestored", Volume::fastRestored)
          .property("multiattachenabled", Volume::multiAttachEnabled)
          .property("type", Volume::volumeTypeAsString)
          .property("kmskeyid", Volume::kmsKeyId)
          .fromAws()
          .normalised("name", Volume::volumeId)
          .normalised("size_gb", Volume::size)
          .normalised("encrypted", Volume::encrypted)
          .normalised("region", (volume, at) -> at.region())
          .normalised("state", EbsVolumes::state)
          .ownedByAccount()
          .links("ATTACHED_TO", toMany("AWSEC2Instance", EbsVolumes::instances))
          .linkedFrom("CREATED_FROM", to("AWSEBSSnapshot", Volume::snapshotId))
          .tagged(Volume::tags, Tag::key, Tag::value)
          .build();

  /** A volume as the instance sees it that it is attached to. */
  static final NodeType<InstanceBlockDeviceMapping> ATTACHED =
      NodeType.named("AWSEBSVolume", InstanceBlockDeviceMapping.class)
          .alsoLabelled("BlockStorage")
          .formerly("EBSVolume")
          .id(device -> device.ebs().volumeId())
          .indexed("volumeid", device -> device.ebs().volumeId())
          .property("deleteontermination", device -> device.ebs().deleteOnTermination())
          .fromAws()
          .normalised("name", device -> device.ebs().volumeId())
          .ownedByAccount()
          .seenInPassing()
          .build();

  @Override
  public Declaration declaration() {
    return inModule("ec2:volumes").calls(Ec2.SERVICE, "DescribeVolumes").writes(VOLUME);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    for (var page : pages(Ec2.of(at))) {
      page.volumes().forEach(volume -> rows.add(VOLUME, volume));
    }
  }

  /** All volumes of the region. */
  static Iterable<DescribeVolumesResponse> pages(Ec2Client ec2) {
    return Ec2.withManaged(
        managed ->
            ec2.describeVolumesPaginator(
                r -> r.maxResults(Ec2.LARGEST_PAGE).overrideConfiguration(managed)));
  }

  private static @Nullable String state(Volume volume) {
    return volume.stateAsString() == null ? null : STATES.get(volume.stateAsString());
  }

  private static List<String> instances(Volume volume) {
    return volume.attachments().stream()
        .filter(attachment -> attachment.state() == VolumeAttachmentState.ATTACHED)
        .map(VolumeAttachment::instanceId)
        .filter(Objects::nonNull)
        .toList();
  }
}
