package dev.alidade.catalog.ec2;

import static dev.alidade.catalog.Declaration.inModule;
import static dev.alidade.catalog.ec2.Ec2.in;
import static dev.alidade.graph.Target.to;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.graph.CompositeId;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateIamInstanceProfileSpecification;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;
import software.amazon.awssdk.services.ec2.model.LaunchTemplatesMonitoring;
import software.amazon.awssdk.services.ec2.model.ResponseLaunchTemplateData;

/**
 * Launch templates and their versions. Lists with {@code ec2:DescribeLaunchTemplates}, and {@code
 * ec2:DescribeLaunchTemplateVersions} for each template.
 */
final class LaunchTemplates implements RegionalResource {

  /**
   * The largest page of both operations:
   * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeLaunchTemplates.html
   */
  private static final int PAGE = 200;

  private static final NodeType<LaunchTemplate> TEMPLATE =
      NodeType.named("AWSLaunchTemplate", LaunchTemplate.class)
          .formerly("LaunchTemplate")
          .id(LaunchTemplate::launchTemplateId)
          .property("launch_template_id", LaunchTemplate::launchTemplateId)
          .property("name", LaunchTemplate::launchTemplateName)
          .property("create_time", template -> epochSeconds(template.createTime()))
          .property("created_by", LaunchTemplate::createdBy)
          .property("default_version_number", LaunchTemplate::defaultVersionNumber)
          .property("latest_version_number", LaunchTemplate::latestVersionNumber)
          .region()
          .ownedByAccount()
          .build();

  private static final NodeType<LaunchTemplateVersion> VERSION =
      NodeType.named("AWSLaunchTemplateVersion", LaunchTemplateVersion.class)
          .formerly("LaunchTemplateVersion")
          .id(version -> CompositeId.of(version.launchTemplateId(), "-", version.versionNumber()))
          .property("name", LaunchTemplateVersion::launchTemplateName)
          .property("create_time", version -> epochSeconds(version.createTime()))
          .property("created_by", LaunchTemplateVersion::createdBy)
          .property("default_version", LaunchTemplateVersion::defaultVersion)
          .property("version_number", LaunchTemplateVersion::versionNumber)
          .property("version_description", LaunchTemplateVersion::versionDescription)
          .property("kernel_id", data(ResponseLaunchTemplateData::kernelId))
          .property("ebs_optimized", data(ResponseLaunchTemplateData::ebsOptimized))
          .property(
              "iam_instance_profile_arn",
              data(
                  in(
                      ResponseLaunchTemplateData::iamInstanceProfile,
                      LaunchTemplateIamInstanceProfileSpecification::arn)))
          .property(
              "iam_instance_profile_name",
              data(
                  in(
                      ResponseLaunchTemplateData::iamInstanceProfile,
                      LaunchTemplateIamInstanceProfileSpecification::name)))
          .property("image_id", data(ResponseLaunchTemplateData::imageId))
          .property("instance_type", data(ResponseLaunchTemplateData::instanceTypeAsString))
          .property("key_name", data(ResponseLaunchTemplateData::keyName))
          .property(
              "monitoring_enabled",
              data(in(ResponseLaunchTemplateData::monitoring, LaunchTemplatesMonitoring::enabled)))
          .property("ramdisk_id", data(ResponseLaunchTemplateData::ramDiskId))
          .property(
              "disable_api_termination", data(ResponseLaunchTemplateData::disableApiTermination))
          .property(
              "instance_initiated_shutdown_behavior",
              data(ResponseLaunchTemplateData::instanceInitiatedShutdownBehaviorAsString))
          .property("security_group_ids", data(data -> given(data.securityGroupIds())))
          .property("security_groups", data(data -> given(data.securityGroups())))
          .region()
          .ownedByAccount()
          .linkedFrom("VERSION", to("AWSLaunchTemplate", LaunchTemplateVersion::launchTemplateId))
          .build();

  @Override
  public Declaration declaration() {
    return inModule("ec2:launch_templates")
        .calls(Ec2.SERVICE, "DescribeLaunchTemplates", "DescribeLaunchTemplateVersions")
        .writes(TEMPLATE, VERSION);
  }

  /** The images that the launch templates of a region name: all that others need of them. */
  record NamedImages(Set<String> ids) {
    NamedImages {
      ids = Set.copyOf(ids);
    }
  }

  /**
   * Page by page: a template may have thousands of versions, each with its user data, and nothing
   * of them is kept but the ids of their images.
   */
  @Override
  public void survey(Scope at, Rows rows) {
    var images = new HashSet<String>();
    list(
        Ec2.of(at),
        template -> rows.add(TEMPLATE, template),
        version -> {
          rows.add(VERSION, version);
          imageId(version).ifPresent(images::add);
        });
    // Only now, as who takes it over must not take a part for all.
    at.oncePerRegion(NamedImages.class, () -> new NamedImages(images));
  }

  /**
   * The images that the templates of the region name. Where the templates are surveyed too, that
   * comes first and has brought them; else, or where it failed, they are listed here.
   */
  static Set<String> imageIds(Scope at) {
    return at.oncePerRegion(NamedImages.class, () -> listImages(Ec2.of(at))).ids();
  }

  private static NamedImages listImages(Ec2Client ec2) {
    var images = new HashSet<String>();
    list(ec2, template -> {}, version -> imageId(version).ifPresent(images::add));
    return new NamedImages(images);
  }

  /** A template may also name a parameter of Systems Manager in the place of an image. */
  private static Optional<String> imageId(LaunchTemplateVersion version) {
    return Optional.ofNullable(version.launchTemplateData())
        .map(ResponseLaunchTemplateData::imageId)
        .filter(id -> id.startsWith("ami-"));
  }

  private static void list(
      Ec2Client ec2, Consumer<LaunchTemplate> templates, Consumer<LaunchTemplateVersion> versions) {
    var pages =
        Ec2.withManaged(
            managed ->
                ec2.describeLaunchTemplatesPaginator(
                    r -> r.maxResults(PAGE).overrideConfiguration(managed)));
    for (var page : pages) {
      for (var template : page.launchTemplates()) {
        if (template.launchTemplateId() == null) {
          templates.accept(template);
        } else {
          list(template, ec2, templates, versions);
        }
      }
    }
  }

  private static void list(
      LaunchTemplate template,
      Ec2Client ec2,
      Consumer<LaunchTemplate> templates,
      Consumer<LaunchTemplateVersion> versions) {
    var pages =
        Ec2.withManaged(
            managed ->
                ec2.describeLaunchTemplateVersionsPaginator(
                    r ->
                        r.launchTemplateId(template.launchTemplateId())
                            .maxResults(PAGE)
                            .overrideConfiguration(managed)));
    var charted = false;
    try {
      for (var page : pages) {
        // A template without versions cannot be: it was deleted in between.
        if (!charted && !page.launchTemplateVersions().isEmpty()) {
          templates.accept(template);
          charted = true;
        }
        page.launchTemplateVersions().forEach(versions);
      }
    } catch (Ec2Exception e) {
      if (!Ec2.SERVICE.saysGone(e)) {
        throw e;
      }
    }
  }

  private static Function<LaunchTemplateVersion, @Nullable Object> data(
      Function<ResponseLaunchTemplateData, ? extends @Nullable Object> value) {
    return in(LaunchTemplateVersion::launchTemplateData, value);
  }

  private static @Nullable String epochSeconds(@Nullable Instant moment) {
    return moment == null ? null : String.valueOf(moment.getEpochSecond());
  }

  /** A list, or null where AWS gave none: the SDK makes an empty one of both. */
  private static @Nullable List<String> given(List<String> list) {
    return list instanceof SdkAutoConstructList ? null : list;
  }
}
