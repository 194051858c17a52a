package dev.alidade.catalog.iam;

import static dev.alidade.catalog.Declaration.inModule;
import static dev.alidade.graph.Target.toMany;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.GlobalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.catalog.text.PythonDates;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import java.util.List;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.Role;

/** What gives a role to EC2 instances. Lists with {@code iam:ListInstanceProfiles}. */
final class InstanceProfiles implements GlobalResource {

  static final NodeType<InstanceProfile> PROFILE =
      NodeType.named("AWSInstanceProfile", InstanceProfile.class)
          .id(InstanceProfile::arn)
          .property("arn", InstanceProfile::arn)
          .property("createdate", profile -> PythonDates.datetime(profile.createDate()))
          .property("instance_profile_id", InstanceProfile::instanceProfileId)
          .property("instance_profile_name", InstanceProfile::instanceProfileName)
          .property("path", InstanceProfile::path)
          .ownedByAccount()
          .links("ASSOCIATED_WITH", toMany("AWSRole", InstanceProfiles::roleArns).by("arn"))
          .build();

  @Override
  public Declaration declaration() {
    return inModule("iaminstanceprofiles")
        .calls(Iam.SERVICE, "ListInstanceProfiles")
        .writes(PROFILE);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    Iam.of(at)
        .listInstanceProfilesPaginator(r -> r.maxItems(Iam.LARGEST_PAGE))
        .instanceProfiles()
        .forEach(profile -> rows.add(PROFILE, profile));
  }

  private static List<String> roleArns(InstanceProfile profile) {
    return profile.roles().stream().map(Role::arn).toList();
  }
}
