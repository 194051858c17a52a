package dev.alidade.catalog.all;

import dev.alidade.catalog.Catalogue;
import dev.alidade.catalog.ModuleSetting;
import dev.alidade.catalog.Resource;
import dev.alidade.catalog.ec2.Ec2Resources;
import dev.alidade.catalog.efs.EfsResources;
import dev.alidade.catalog.iam.IamResources;
import dev.alidade.catalog.inspector.InspectorResources;
import dev.alidade.catalog.kms.KmsResources;
import dev.alidade.catalog.lambda.LambdaResources;
import dev.alidade.catalog.organizations.OrganizationsResources;
import dev.alidade.catalog.route53.Route53Resources;
import dev.alidade.catalog.s3.S3Resources;
import dev.alidade.catalog.tags.TagsResources;
import java.util.List;
import java.util.stream.Stream;

/** The services that Alidade knows, each with a list of its own. */
public final class AwsCatalogue {

  /** What follows from the graph; the room of analyses has the modules themselves. */
  private static final List<String> DERIVED = List.of("permission_relationships");

  private AwsCatalogue() {}

  /**
   * The options that single modules have: those of their resources' declarations, here by
   * themselves, as help shows them without a class of AWS.
   */
  public static List<ModuleSetting<?>> settings() {
    return List.of();
  }

  /** Makes the catalogue. */
  public static Catalogue create() {
    var resources =
        Stream.of(
                OrganizationsResources.all(),
                IamResources.all(),
                Ec2Resources.all(),
                LambdaResources.all(),
                InspectorResources.all(),
                S3Resources.all(),
                KmsResources.all(),
                Route53Resources.all(),
                EfsResources.all())
            .<Resource>flatMap(List::stream)
            .toList();
    return new Catalogue(
        Stream.concat(resources.stream(), TagsResources.of(resources).stream()).toList(), DERIVED);
  }
}
