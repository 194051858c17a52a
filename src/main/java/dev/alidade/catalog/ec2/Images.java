package dev.alidade.catalog.ec2;

import static dev.alidade.catalog.Declaration.inModule;

import dev.alidade.catalog.Batches;
import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Resource;
import dev.alidade.catalog.Scope;
import dev.alidade.graph.CompositeId;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.Instance;

/**
 * Machine images: those that the account owns, and those of others that its instances and launch
 * templates use. Lists with {@code ec2:DescribeImages}, never without an owner or ids.
 */
final class Images implements RegionalResource {

  /**
   * The most values that a filter takes:
   * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html
   */
  private static final int MOST_FILTER_VALUES = 200;

  private static final NodeType<Image> IMAGE =
      NodeType.named("AWSEC2Image", Image.class)
          .formerly("EC2Image")
          // The same image may be used in several regions, and then is one node in each.
          .id((image, at) -> CompositeId.of(image.imageId(), "|", at.region()))
          .indexed("imageid", Image::imageId)
          .indexed("name", Image::name)
          .property("creationdate", Image::creationDate)
          .property("architecture", Image::architectureAsString)
          .property("location", Image::imageLocation)
          .property("type", Image::imageTypeAsString)
          .property("ispublic", Image::publicLaunchPermissions)
          .property("platform", Image::platformAsString)
          .property("platform_details", Image::platformDetails)
          .property("usageoperation", Image::usageOperation)
          .property("state", Image::stateAsString)
          .property("description", Image::description)
          .property("enasupport", Image::enaSupport)
          .property("hypervisor", Image::hypervisorAsString)
          .property("rootdevicename", Image::rootDeviceName)
          .property("rootdevicetype", Image::rootDeviceTypeAsString)
          .property("virtualizationtype", Image::virtualizationTypeAsString)
          .property("sriov_net_support", Image::sriovNetSupport)
          .property("bootmode", Image::bootModeAsString)
          .property("owner", Image::ownerId)
          .property("image_owner_alias", Image::imageOwnerAlias)
          .property("kernel_id", Image::kernelId)
          .property("ramdisk_id", Image::ramdiskId)
          .region()
          .ownedByAccount()
          .build();

  @Override
  public Declaration declaration() {
    return inModule("ec2:images")
        .calls(
            Ec2.SERVICE,
            "DescribeImages",
            "DescribeInstances",
            "DescribeLaunchTemplates",
            "DescribeLaunchTemplateVersions")
        .writes(IMAGE);
  }

  /** They name images, and are listed once for both. */
  @Override
  public List<Class<? extends Resource>> after() {
    return List.of(LaunchTemplates.class);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    var ec2 = Ec2.of(at);
    var listed = new HashSet<String>();
    ec2.describeImagesPaginator(r -> all(r).owners("self").maxResults(Ec2.LARGEST_PAGE))
        .images()
        .forEach(
            image -> {
              listed.add(image.imageId());
              rows.add(IMAGE, image);
            });
    var used = used(at, ec2);
    used.removeIf(listed::contains);
    for (var some : Batches.of(used, MOST_FILTER_VALUES)) {
      // By filter, not by id: the id of an image that is gone would fail the whole call.
      ec2
          .describeImagesPaginator(
              r -> all(r).filters(Filter.builder().name("image-id").values(some).build()))
          .images()
          .stream()
          .filter(image -> image.imageId() == null || listed.add(image.imageId()))
          .forEach(image -> rows.add(IMAGE, image));
    }
  }

  /**
   * Without being asked, AWS leaves out disabled images, and the deprecated ones of others.
   * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html
   */
  private static DescribeImagesRequest.Builder all(DescribeImagesRequest.Builder request) {
    return request.includeDisabled(true).includeDeprecated(true);
  }

  private static Set<String> used(Scope at, Ec2Client ec2) {
    var ids = new TreeSet<String>();
    for (var page : Instances.pages(ec2)) {
      page.reservations().stream()
          .flatMap(reservation -> reservation.instances().stream())
          .map(Instance::imageId)
          .filter(Objects::nonNull)
          .forEach(ids::add);
    }
    ids.addAll(LaunchTemplates.imageIds(at));
    return ids;
  }
}
