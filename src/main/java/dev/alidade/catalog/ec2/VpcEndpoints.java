package dev.alidade.catalog.ec2;

import static dev.alidade.catalog.Declaration.inModule;
import static dev.alidade.graph.Target.to;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.catalog.text.JsonText;
import dev.alidade.catalog.text.PythonDates;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.services.ec2.model.DnsEntry;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;

/** Endpoints of VPCs. Lists with {@code ec2:DescribeVpcEndpoints}. */
final class VpcEndpoints implements RegionalResource {

  /** Something that an endpoint names by its id. */
  private record Named(String id, String endpointId) {}

  private static final NodeType<VpcEndpoint> ENDPOINT =
      NodeType.named("AWSVpcEndpoint", VpcEndpoint.class)
          .id(VpcEndpoint::vpcEndpointId)
          .indexed("vpc_endpoint_id", VpcEndpoint::vpcEndpointId)
          .property("vpc_id", VpcEndpoint::vpcId)
          .property("service_name", VpcEndpoint::serviceName)
          .property("service_region", VpcEndpoint::serviceRegion)
          .property("vpc_endpoint_type", VpcEndpoint::vpcEndpointTypeAsString)
          .property("state", VpcEndpoint::stateAsString)
          .property("policy_document", VpcEndpoint::policyDocument)
          .property("route_table_ids", VpcEndpoint::routeTableIds)
          .property("subnet_ids", VpcEndpoint::subnetIds)
          .property("network_interface_ids", VpcEndpoint::networkInterfaceIds)
          .property("dns_entries", VpcEndpoints::dnsEntries)
          .property("private_dns_enabled", VpcEndpoint::privateDnsEnabled)
          .property("requester_managed", VpcEndpoint::requesterManaged)
          .property("ip_address_type", VpcEndpoint::ipAddressTypeAsString)
          .property("owner_id", VpcEndpoint::ownerId)
          .property("creation_timestamp", endpoint -> isoText(endpoint.creationTimestamp()))
          .region()
          .ownedByAccount()
          .links("MEMBER_OF_AWS_VPC", to("AWSVpc", VpcEndpoint::vpcId))
          .build();

  private static final NodeType<Named> SUBNET =
      Subnets.namedBy(Named.class, Named::id)
          .linkedFrom("USES_SUBNET", to("AWSVpcEndpoint", Named::endpointId))
          .build();

  private static final NodeType<Named> GROUP =
      NodeType.named("AWSEC2SecurityGroup", Named.class)
          .formerly("EC2SecurityGroup")
          .id(Named::id)
          .indexed("groupid", Named::id)
          .region()
          .fromAws()
          .ownedByAccount()
          .seenInPassing()
          .linkedFrom("MEMBER_OF_SECURITY_GROUP", to("AWSVpcEndpoint", Named::endpointId))
          .build();

  // Another label than that of the route tables' own listing: so the contract has it.
  private static final NodeType<Named> ROUTE_TABLE =
      NodeType.named("AWSRouteTable", Named.class)
          .id(Named::id)
          .indexed("route_table_id", Named::id)
          .region()
          .ownedByAccount()
          .linkedFrom("ROUTES_THROUGH", to("AWSVpcEndpoint", Named::endpointId))
          .build();

  @Override
  public Declaration declaration() {
    return inModule("ec2:vpc_endpoint")
        .calls(Ec2.SERVICE, "DescribeVpcEndpoints")
        .writes(ENDPOINT, SUBNET, GROUP, ROUTE_TABLE);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    Ec2.of(at)
        .describeVpcEndpointsPaginator(r -> r.maxResults(Ec2.LARGEST_PAGE))
        .vpcEndpoints()
        .forEach(endpoint -> add(endpoint, rows));
  }

  private static void add(VpcEndpoint endpoint, Rows rows) {
    var id = endpoint.vpcEndpointId();
    rows.add(ENDPOINT, endpoint);
    endpoint.subnetIds().forEach(subnet -> rows.add(SUBNET, new Named(subnet, id)));
    endpoint.groups().forEach(group -> rows.add(GROUP, new Named(group.groupId(), id)));
    endpoint.routeTableIds().forEach(table -> rows.add(ROUTE_TABLE, new Named(table, id)));
  }

  private static @Nullable String dnsEntries(VpcEndpoint endpoint) {
    var entries = endpoint.dnsEntries();
    return entries.isEmpty() || entries instanceof SdkAutoConstructList
        ? null
        : JsonText.of(entries.stream().map(VpcEndpoints::members).toList());
  }

  private static LinkedHashMap<String, String> members(DnsEntry entry) {
    var members = new LinkedHashMap<String, String>();
    if (entry.dnsName() != null) {
      members.put("DnsName", entry.dnsName());
    }
    if (entry.hostedZoneId() != null) {
      members.put("HostedZoneId", entry.hostedZoneId());
    }
    return members;
  }

  /** As Python's {@code isoformat} writes it: the same as {@code str}, with a T. */
  private static @Nullable String isoText(@Nullable Instant moment) {
    var text = PythonDates.str(moment);
    return text == null ? null : text.replace(' ', 'T');
  }
}
