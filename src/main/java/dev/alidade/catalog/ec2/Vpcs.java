package dev.alidade.catalog.ec2;

import static dev.alidade.catalog.Declaration.inModule;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** Virtual networks and their address blocks. Lists with {@code ec2:DescribeVpcs}. */
final class Vpcs implements RegionalResource {

  static final NodeType<Vpc> VPC =
      NodeType.named("AWSVpc", Vpc.class)
          .alsoLabelled("VirtualNetwork")
          .id(Vpc::vpcId)
          .indexed("vpcid", Vpc::vpcId)
          .property("primary_cidr_block", Vpc::cidrBlock)
          .property("instance_tenancy", Vpc::instanceTenancyAsString)
          .property("state", Vpc::stateAsString)
          .property("is_default", Vpc::isDefault)
          .property("dhcp_options_id", Vpc::dhcpOptionsId)
          .region()
          .fromAws()
          .normalised("name", Vpc::vpcId)
          .normalised("cidr", Vpc::cidrBlock)
          .normalised("region", (vpc, at) -> at.region())
          .ownedByAccount()
          .tagged(Vpc::tags, Tag::key, Tag::value)
          .build();

  @Override
  public Declaration declaration() {
    return inModule("ec2:vpc")
        .calls(Ec2.SERVICE, "DescribeVpcs")
        .writes(VPC, CidrBlock.IPV4, CidrBlock.IPV6);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    for (var vpc : Ec2.of(at).describeVpcsPaginator(r -> r.maxResults(Ec2.LARGEST_PAGE)).vpcs()) {
      rows.add(VPC, vpc);
      CidrBlock.ipv4Of(vpc).forEach(block -> rows.add(CidrBlock.IPV4, block));
      CidrBlock.ipv6Of(vpc).forEach(block -> rows.add(CidrBlock.IPV6, block));
    }
  }
}
