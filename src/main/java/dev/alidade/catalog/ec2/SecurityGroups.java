package dev.alidade.catalog.ec2;

import static dev.alidade.catalog.Declaration.inModule;
import static dev.alidade.graph.Target.to;
import static dev.alidade.graph.Target.toMany;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** Security groups with their rules and ranges. Lists with {@code ec2:DescribeSecurityGroups}. */
final class SecurityGroups implements RegionalResource {

  static final NodeType<SecurityGroup> GROUP =
      NodeType.named("AWSEC2SecurityGroup", SecurityGroup.class)
          .alsoLabelled("NetworkAccessControl")
          .formerly("EC2SecurityGroup")
          .id(SecurityGroup::groupId)
          .indexed("groupid", SecurityGroup::groupId)
          .property("name", SecurityGroup::groupName)
          .property("description", SecurityGroup::description)
          .region()
          .fromAws()
          .normalised("name", SecurityGroup::groupName)
          .ownedByAccount()
          .linkedFrom("MEMBER_OF_EC2_SECURITY_GROUP", to("AWSVpc", SecurityGroup::vpcId))
          .links("ALLOWS_TRAFFIC_FROM", toMany("AWSEC2SecurityGroup", SecurityGroups::peers))
          .tagged(SecurityGroup::tags, Tag::key, Tag::value)
          .build();

  /** A security group that another resource is in: its id is enough to link to it. */
  static final NodeType<String> NAMED =
      NodeType.named("AWSEC2SecurityGroup", String.class)
          .formerly("EC2SecurityGroup")
          .id(id -> id)
          .indexed("groupid", id -> id)
          .region()
          .fromAws()
          .ownedByAccount()
          .seenInPassing()
          .build();

  @Override
  public Declaration declaration() {
    return inModule("ec2:security_group")
        .calls(Ec2.SERVICE, "DescribeSecurityGroups")
        .writes(GROUP, SecurityRule.INBOUND, SecurityRule.EGRESS, AddressRange.RANGE);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    var pages = Ec2.of(at).describeSecurityGroupsPaginator(r -> r.maxResults(Ec2.LARGEST_PAGE));
    for (var page : pages) {
      page.securityGroups().forEach(group -> rows.add(GROUP, group));
      var inbound = page.securityGroups().stream().flatMap(SecurityRule::inboundOf).toList();
      var egress = page.securityGroups().stream().flatMap(SecurityRule::egressOf).toList();
      inbound.forEach(rule -> rows.add(SecurityRule.INBOUND, rule));
      egress.forEach(rule -> rows.add(SecurityRule.EGRESS, rule));
      AddressRange.of(inbound, egress).forEach(range -> rows.add(AddressRange.RANGE, range));
    }
  }

  /** The ids of the groups that another resource is in. */
  static List<String> ids(List<GroupIdentifier> groups) {
    return groups.stream().map(GroupIdentifier::groupId).filter(Objects::nonNull).toList();
  }

  /** The groups that the rules of both directions name. */
  private static List<String> peers(SecurityGroup group) {
    return Stream.concat(group.ipPermissions().stream(), group.ipPermissionsEgress().stream())
        .flatMap(permission -> permission.userIdGroupPairs().stream())
        .map(UserIdGroupPair::groupId)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}
