package dev.alidade.catalog.ec2;

import static dev.alidade.catalog.Declaration.inModule;
import static dev.alidade.graph.Target.to;
import static dev.alidade.graph.Target.toMany;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.graph.CompositeId;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import dev.alidade.graph.SiblingIds;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.PropagatingVgw;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociationState;

/** Route tables with their routes and associations. Lists with {@code ec2:DescribeRouteTables}. */
final class RouteTables implements RegionalResource {

  /**
   * The most that a page holds:
   * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRouteTables.html
   */
  private static final int LARGEST_PAGE = 100;

  private static final NodeType<RouteTable> TABLE =
      NodeType.named("AWSEC2RouteTable", RouteTable.class)
          .formerly("EC2RouteTable")
          .id(RouteTable::routeTableId)
          .indexed("route_table_id", RouteTable::routeTableId)
          .property("owner_id", RouteTable::ownerId)
          .property("vpc_id", RouteTable::vpcId)
          .region()
          .property("main", RouteTables::isMain)
          .ownedByAccount()
          .links("MEMBER_OF_AWS_VPC", to("AWSVpc", RouteTable::vpcId))
          .links("ROUTE", toMany("AWSEC2Route", RouteTables::routeIds))
          .links("ASSOCIATION", toMany("AWSEC2RouteTableAssociation", RouteTables::associationIds))
          .links("CONNECTED_TO", toMany("AWSVpnGateway", RouteTables::vpnGatewayIds))
          .build();

  private static final NodeType<TableRoute> ROUTE =
      NodeType.named("AWSEC2Route", TableRoute.class)
          .formerly("EC2Route")
          .id(TableRoute::id)
          .property("carrier_gateway_id", of -> of.route().carrierGatewayId())
          .property("core_network_arn", of -> of.route().coreNetworkArn())
          .property("destination_cidr_block", of -> of.route().destinationCidrBlock())
          .property("destination_ipv6_cidr_block", of -> of.route().destinationIpv6CidrBlock())
          .property("destination_prefix_list_id", of -> of.route().destinationPrefixListId())
          .property(
              "egress_only_internet_gateway_id", of -> of.route().egressOnlyInternetGatewayId())
          .property("gateway_id", of -> of.route().gatewayId())
          .property("instance_id", of -> of.route().instanceId())
          .property("instance_owner_id", of -> of.route().instanceOwnerId())
          .property("local_gateway_id", of -> of.route().localGatewayId())
          .property("nat_gateway_id", of -> of.route().natGatewayId())
          .property("network_interface_id", of -> of.route().networkInterfaceId())
          .property("origin", of -> of.route().originAsString())
          .property("state", of -> of.route().stateAsString())
          .property("transit_gateway_id", of -> of.route().transitGatewayId())
          .property("vpc_peering_connection_id", of -> of.route().vpcPeeringConnectionId())
          .property("vpc_endpoint_id", TableRoute::vpcEndpointId)
          .region()
          .property("target", TableRoute::target)
          .ownedByAccount()
          .links(
              "ROUTES_TO_GATEWAY",
              to("AWSInternetGateway", (TableRoute of) -> of.route().gatewayId()))
          .links("ROUTES_TO_VPC_ENDPOINT", to("AWSVpcEndpoint", TableRoute::vpcEndpointId))
          .build();

  private static final NodeType<RouteTableAssociation> ASSOCIATION =
      NodeType.named("AWSEC2RouteTableAssociation", RouteTableAssociation.class)
          .formerly("EC2RouteTableAssociation")
          .id(RouteTableAssociation::routeTableAssociationId)
          .indexed("route_table_association_id", RouteTableAssociation::routeTableAssociationId)
          .property("target", RouteTables::target)
          .property("gateway_id", RouteTableAssociation::gatewayId)
          .property("main", RouteTableAssociation::main)
          .property("route_table_id", RouteTableAssociation::routeTableId)
          .property("subnet_id", RouteTableAssociation::subnetId)
          .property(
              "association_state",
              Ec2.in(
                  RouteTableAssociation::associationState,
                  RouteTableAssociationState::stateAsString))
          .property(
              "association_state_message",
              Ec2.in(
                  RouteTableAssociation::associationState,
                  RouteTableAssociationState::statusMessage))
          .region()
          .ownedByAccount()
          .links("ASSOCIATED_SUBNET", to("AWSEC2Subnet", RouteTableAssociation::subnetId))
          .links(
              "ASSOCIATED_IGW_FOR_INGRESS",
              to("AWSInternetGateway", RouteTableAssociation::gatewayId))
          .build();

  /** A route and the table that it stands in; a route has no id of its own. */
  private record TableRoute(@Nullable String id, Route route) {

    /**
     * The routes of a table. The contract's id has the destination, but of a prefix list only where
     * it leads to: of two lists through one gateway, the second has its list in its id too.
     */
    static List<TableRoute> of(RouteTable table) {
      var id =
          new SiblingIds<>(
                  route -> CompositeId.of(table.routeTableId(), "|", target(route)),
                  route -> spelledOut(table, route),
                  Comparator.comparing((Route route) -> spelledOut(table, route)))
              .among(table.routes());
      return table.routes().stream().map(route -> new TableRoute(id.apply(route), route)).toList();
    }

    private static String spelledOut(RouteTable table, Route route) {
      return Stream.concat(
              Stream.of(table.routeTableId(), target(route), route.destinationPrefixListId()),
              nextHops(route).limit(1))
          .filter(Objects::nonNull)
          .distinct()
          .collect(Collectors.joining("|"));
    }

    @Nullable String target() {
      return target(route);
    }

    /** The first of these that AWS gives, in the contract's order. */
    private static @Nullable String target(Route route) {
      return Stream.of(
              Stream.of(route.destinationCidrBlock(), route.destinationIpv6CidrBlock())
                  .filter(Objects::nonNull),
              nextHops(route),
              // Where AWS has a kind of target that is not of these.
              Stream.ofNullable(route.destinationPrefixListId()))
          .flatMap(each -> each)
          .findFirst()
          .orElse(null);
    }

    private static Stream<String> nextHops(Route route) {
      return Stream.of(
              route.gatewayId(),
              route.instanceId(),
              route.natGatewayId(),
              route.transitGatewayId(),
              route.localGatewayId(),
              route.carrierGatewayId(),
              route.networkInterfaceId(),
              route.vpcPeeringConnectionId(),
              route.egressOnlyInternetGatewayId(),
              route.coreNetworkArn())
          .filter(Objects::nonNull);
    }

    @Nullable String vpcEndpointId() {
      var gateway = route.gatewayId();
      return gateway != null && gateway.startsWith("vpce-") ? gateway : null;
    }
  }

  @Override
  public Declaration declaration() {
    return inModule("ec2:route_table")
        .calls(Ec2.SERVICE, "DescribeRouteTables")
        .writes(ROUTE, ASSOCIATION, TABLE);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    for (var table :
        Ec2.of(at).describeRouteTablesPaginator(r -> r.maxResults(LARGEST_PAGE)).routeTables()) {
      TableRoute.of(table).forEach(route -> rows.add(ROUTE, route));
      table.associations().forEach(association -> rows.add(ASSOCIATION, association));
      rows.add(TABLE, table);
    }
  }

  private static boolean isMain(RouteTable table) {
    return table.associations().stream().anyMatch(each -> Boolean.TRUE.equals(each.main()));
  }

  private static List<String> routeIds(RouteTable table) {
    return TableRoute.of(table).stream().map(TableRoute::id).filter(Objects::nonNull).toList();
  }

  private static List<String> associationIds(RouteTable table) {
    return table.associations().stream()
        .map(RouteTableAssociation::routeTableAssociationId)
        .toList();
  }

  private static List<String> vpnGatewayIds(RouteTable table) {
    return table.propagatingVgws().stream().map(PropagatingVgw::gatewayId).toList();
  }

  private static String target(RouteTableAssociation association) {
    if (association.subnetId() != null) {
      return association.subnetId();
    }
    return association.gatewayId() != null ? association.gatewayId() : "main";
  }
}
