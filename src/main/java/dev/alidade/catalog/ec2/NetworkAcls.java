package dev.alidade.catalog.ec2;

import static dev.alidade.catalog.Declaration.inModule;
import static dev.alidade.catalog.ec2.Ec2.in;
import static dev.alidade.graph.Target.to;
import static dev.alidade.graph.Target.toMany;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.graph.CompositeId;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Place;
import dev.alidade.graph.Rows;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.PortRange;

/** Network access control lists and their rules. Lists with {@code ec2:DescribeNetworkAcls}. */
final class NetworkAcls implements RegionalResource {

  private record Rule(String aclId, @Nullable String ownerId, NetworkAclEntry entry) {
    boolean egress() {
      return Boolean.TRUE.equals(entry.egress());
    }

    @Nullable String id() {
      return CompositeId.of(aclId, egress() ? "/egress/" : "/inbound/", entry.ruleNumber());
    }
  }

  private static final NodeType<NetworkAcl> ACL =
      NodeType.named("AWSEC2NetworkAcl", NetworkAcl.class)
          .formerly("EC2NetworkAcl")
          .id(NetworkAcls::arn)
          .property("arn", NetworkAcls::arn)
          .indexed("network_acl_id", NetworkAcl::networkAclId)
          .property("is_default", NetworkAcl::isDefault)
          .region()
          .property("vpc_id", NetworkAcl::vpcId)
          .ownedByAccount()
          .links("MEMBER_OF_AWS_VPC", to("AWSVpc", NetworkAcl::vpcId))
          .links("PART_OF_SUBNET", toMany("AWSEC2Subnet", NetworkAcls::subnetIds))
          .build();

  private static final NodeType<Rule> INBOUND = rule("IpPermissionInbound");
  private static final NodeType<Rule> EGRESS = rule("IpPermissionEgress");

  private static NodeType<Rule> rule(String label) {
    return NodeType.named("AWSEC2NetworkAclRule", Rule.class)
        .alsoLabelled(label)
        .formerly("EC2NetworkAclRule")
        .id(Rule::id)
        .property("network_acl_id", Rule::aclId)
        .property("protocol", rule -> rule.entry().protocol())
        .property("fromport", in(rule -> rule.entry().portRange(), PortRange::from))
        .property("toport", in(rule -> rule.entry().portRange(), PortRange::to))
        .property("cidrblock", rule -> rule.entry().cidrBlock())
        .property("ipv6cidrblock", rule -> rule.entry().ipv6CidrBlock())
        .property("egress", Rule::egress)
        .property("rulenumber", rule -> rule.entry().ruleNumber())
        .property("ruleaction", rule -> rule.entry().ruleActionAsString())
        .region()
        .ownedByAccount()
        .links(
            "MEMBER_OF_NACL",
            to("AWSEC2NetworkAcl", (Rule rule, Place at) -> arn(rule.aclId(), rule.ownerId(), at)))
        .build();
  }

  @Override
  public Declaration declaration() {
    return inModule("ec2:network_acls")
        .calls(Ec2.SERVICE, "DescribeNetworkAcls")
        .writes(ACL, INBOUND, EGRESS);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    for (var acl :
        Ec2.of(at)
            .describeNetworkAclsPaginator(r -> r.maxResults(Ec2.LARGEST_PAGE))
            .networkAcls()) {
      rows.add(ACL, acl);
      for (var entry : acl.entries()) {
        var rule = new Rule(acl.networkAclId(), acl.ownerId(), entry);
        rows.add(rule.egress() ? EGRESS : INBOUND, rule);
      }
    }
  }

  private static @Nullable String arn(NetworkAcl acl, Place at) {
    return arn(acl.networkAclId(), acl.ownerId(), at);
  }

  /** A list in a shared VPC belongs to the VPC's owner. */
  private static @Nullable String arn(@Nullable String aclId, @Nullable String ownerId, Place at) {
    return Ec2.arn(at, ownerId, "network-acl", aclId);
  }

  private static List<String> subnetIds(NetworkAcl acl) {
    return acl.associations().stream()
        .map(NetworkAclAssociation::subnetId)
        .filter(Objects::nonNull)
        .toList();
  }
}
