package dev.alidade.catalog.ec2;

import static dev.alidade.catalog.Declaration.inModule;
import static dev.alidade.graph.Target.to;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.NodeTypeBuilder;
import dev.alidade.graph.Rows;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Subnets of virtual networks. Lists with {@code ec2:DescribeSubnets}. */
final class Subnets implements RegionalResource {

  static final NodeType<Subnet> SUBNET =
      NodeType.named("AWSEC2Subnet", Subnet.class)
          .alsoLabelled("Subnet")
          .formerly("EC2Subnet")
          .id(Subnet::subnetId)
          .indexed("subnetid", Subnet::subnetId)
          .indexed("subnet_id", Subnet::subnetId)
          .property("subnet_arn", Subnet::subnetArn)
          .property("name", Subnet::cidrBlock)
          .property("cidr_block", Subnet::cidrBlock)
          .property("available_ip_address_count", Subnet::availableIpAddressCount)
          .property("default_for_az", Subnet::defaultForAz)
          .property("map_customer_owned_ip_on_launch", Subnet::mapCustomerOwnedIpOnLaunch)
          .property("state", Subnet::stateAsString)
          .property("assignipv6addressoncreation", Subnet::assignIpv6AddressOnCreation)
          .property("map_public_ip_on_launch", Subnet::mapPublicIpOnLaunch)
          .property("availability_zone", Subnet::availabilityZone)
          .property("availability_zone_id", Subnet::availabilityZoneId)
          .property("vpc_id", Subnet::vpcId)
          .region()
          .fromAws()
          .normalised("name", Subnet::subnetId)
          .normalised("cidr_block", Subnet::cidrBlock)
          .normalised("availability_zone", Subnet::availabilityZone)
          .normalised("region", (subnet, at) -> at.region())
          .ownedByAccount()
          .links("MEMBER_OF_AWS_VPC", to("AWSVpc", Subnet::vpcId))
          .tagged(Subnet::tags, Tag::key, Tag::value)
          .build();

  /** Starts the type of a subnet that another resource names: enough to link to it. */
  static <T> NodeTypeBuilder<T> namedBy(Class<T> type, Function<T, @Nullable String> subnetId) {
    return NodeType.named("AWSEC2Subnet", type)
        .alsoLabelled("Subnet")
        .formerly("EC2Subnet")
        .id(subnetId)
        .indexed("subnetid", subnetId::apply)
        .indexed("subnet_id", subnetId::apply)
        .region()
        .fromAws()
        .normalised("name", subnetId::apply)
        .normalised("region", (item, at) -> at.region())
        .ownedByAccount()
        .seenInPassing();
  }

  @Override
  public Declaration declaration() {
    return inModule("ec2:subnet").calls(Ec2.SERVICE, "DescribeSubnets").writes(SUBNET);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    Ec2.of(at)
        .describeSubnetsPaginator(r -> r.maxResults(Ec2.LARGEST_PAGE))
        .subnets()
        .forEach(subnet -> rows.add(SUBNET, subnet));
  }
}
