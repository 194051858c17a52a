package dev.alidade.catalog.efs;

import static dev.alidade.catalog.Declaration.inModule;
import static dev.alidade.graph.Target.to;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.efs.model.AccessPointDescription;

/**
 * Doors into file systems, each with a user and a directory that it imposes. Lists with {@code
 * efs:DescribeAccessPoints}.
 */
final class AccessPoints implements RegionalResource {

  private static final NodeType<AccessPointDescription> ACCESS_POINT =
      NodeType.named("AWSEfsAccessPoint", AccessPointDescription.class)
          .formerly("EfsAccessPoint")
          .id(AccessPointDescription::accessPointArn)
          .indexed("arn", AccessPointDescription::accessPointArn)
          .region()
          .property("access_point_id", AccessPointDescription::accessPointId)
          .property("file_system_id", AccessPointDescription::fileSystemId)
          .property("lifecycle_state", AccessPointDescription::lifeCycleStateAsString)
          .property("name", AccessPointDescription::name)
          .property("owner_id", AccessPointDescription::ownerId)
          .property("posix_gid", AccessPoints::group)
          .property("posix_uid", AccessPoints::user)
          .property("root_directory_path", AccessPoints::root)
          .ownedByAccount()
          .links("ACCESS_POINT_OF", to("AWSEfsFileSystem", AccessPointDescription::fileSystemId))
          .build();

  @Override
  public Declaration declaration() {
    return inModule("efs").calls(Efs.SERVICE, "DescribeAccessPoints").writes(ACCESS_POINT);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    Efs.of(at)
        .describeAccessPointsPaginator(r -> r.maxResults(Efs.LARGEST_PAGE))
        .accessPoints()
        .forEach(point -> rows.add(ACCESS_POINT, point));
  }

  private static @Nullable Long group(AccessPointDescription point) {
    return point.posixUser() == null ? null : point.posixUser().gid();
  }

  private static @Nullable Long user(AccessPointDescription point) {
    return point.posixUser() == null ? null : point.posixUser().uid();
  }

  private static @Nullable String root(AccessPointDescription point) {
    return point.rootDirectory() == null ? null : point.rootDirectory().path();
  }
}
