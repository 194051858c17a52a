package dev.alidade.catalog.efs;

import static dev.alidade.catalog.Declaration.inModule;
import static dev.alidade.graph.Target.to;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.catalog.text.PythonDates;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;

/** File systems. Lists with {@code efs:DescribeFileSystems}. */
final class FileSystems implements RegionalResource {

  private static final NodeType<FileSystemDescription> FILE_SYSTEM =
      NodeType.named("AWSEfsFileSystem", FileSystemDescription.class)
          .alsoLabelled("FileStorage")
          .formerly("EfsFileSystem")
          .id(FileSystemDescription::fileSystemId)
          .indexed("arn", FileSystemDescription::fileSystemArn)
          .region()
          .property("owner_id", FileSystemDescription::ownerId)
          .property("creation_token", FileSystemDescription::creationToken)
          .property("creation_time", system -> PythonDates.datetime(system.creationTime()))
          .property("lifecycle_state", FileSystemDescription::lifeCycleStateAsString)
          .property("name", FileSystemDescription::name)
          .property("number_of_mount_targets", FileSystemDescription::numberOfMountTargets)
          .property("size_in_bytes_value", FileSystems::size)
          .property(
              "size_in_bytes_timestamp",
              system ->
                  system.sizeInBytes() == null
                      ? null
                      : PythonDates.datetime(system.sizeInBytes().timestamp()))
          .property("performance_mode", FileSystemDescription::performanceModeAsString)
          .property("encrypted", FileSystemDescription::encrypted)
          .property("kms_key_id", FileSystemDescription::kmsKeyId)
          .property("throughput_mode", FileSystemDescription::throughputModeAsString)
          .property("availability_zone_name", FileSystemDescription::availabilityZoneName)
          .property("availability_zone_id", FileSystemDescription::availabilityZoneId)
          .property("file_system_protection", FileSystems::protection)
          .fromAws()
          .normalised("name", FileSystemDescription::name)
          .normalised("location", (system, at) -> at.region())
          .normalised("encrypted", FileSystemDescription::encrypted)
          .ownedByAccount()
          .links("ENCRYPTED_BY", to("AWSKMSKey", FileSystemDescription::kmsKeyId).by("arn"))
          .build();

  @Override
  public Declaration declaration() {
    return inModule("efs").calls(Efs.SERVICE, "DescribeFileSystems").writes(FILE_SYSTEM);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    ListedFileSystems.of(at).all().forEach(system -> rows.add(FILE_SYSTEM, system));
  }

  private static @Nullable Long size(FileSystemDescription system) {
    return system.sizeInBytes() == null ? null : system.sizeInBytes().value();
  }

  /** Whether a replication may overwrite it. */
  private static @Nullable String protection(FileSystemDescription system) {
    var protection = system.fileSystemProtection();
    return protection == null ? null : protection.replicationOverwriteProtectionAsString();
  }
}
