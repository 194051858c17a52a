package dev.alidade.catalog.efs;

import static dev.alidade.catalog.Declaration.inModule;
import static dev.alidade.graph.Target.to;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import java.util.Objects;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.MountTargetDescription;

/**
 * Where file systems can be mounted: addresses in subnets. Asks {@code efs:DescribeMountTargets}
 * about each file system that has some, as {@code efs:DescribeFileSystems} tells; there is no list
 * of all.
 */
final class MountTargets implements RegionalResource {

  private static final NodeType<MountTargetDescription> MOUNT_TARGET =
      NodeType.named("AWSEfsMountTarget", MountTargetDescription.class)
          .formerly("EfsMountTarget")
          .id(MountTargetDescription::mountTargetId)
          // Mount targets have no ARN; the contract has their id here too.
          .indexed("arn", MountTargetDescription::mountTargetId)
          .region()
          .property("fileSystem_id", MountTargetDescription::fileSystemId)
          .property("lifecycle_state", MountTargetDescription::lifeCycleStateAsString)
          .property("mount_target_id", MountTargetDescription::mountTargetId)
          .property("subnet_id", MountTargetDescription::subnetId)
          .property("availability_zone_id", MountTargetDescription::availabilityZoneId)
          .property("availability_zone_name", MountTargetDescription::availabilityZoneName)
          .property("ip_address", MountTargetDescription::ipAddress)
          .property("network_interface_id", MountTargetDescription::networkInterfaceId)
          .property("owner_id", MountTargetDescription::ownerId)
          .property("vpc_id", MountTargetDescription::vpcId)
          .ownedByAccount()
          .links("ATTACHED_TO", to("AWSEfsFileSystem", MountTargetDescription::fileSystemId))
          .build();

  @Override
  public Declaration declaration() {
    return inModule("efs")
        .calls(Efs.SERVICE, "DescribeFileSystems", "DescribeMountTargets")
        .writes(MOUNT_TARGET);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    at.details(ListedFileSystems.of(at).all().stream().filter(MountTargets::mayHaveSome))
        .named(FileSystemDescription::fileSystemId)
        .feeding(MOUNT_TARGET)
        .ask(
            system ->
                Efs.of(at)
                    .describeMountTargetsPaginator(r -> r.fileSystemId(system.fileSystemId()))
                    .mountTargets()
                    .forEach(target -> rows.add(MOUNT_TARGET, target)));
  }

  private static boolean mayHaveSome(FileSystemDescription system) {
    return system.fileSystemId() != null && !Objects.equals(system.numberOfMountTargets(), 0);
  }
}
