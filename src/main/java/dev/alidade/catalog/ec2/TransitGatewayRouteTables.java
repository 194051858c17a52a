package dev.alidade.catalog.ec2;

import static dev.alidade.catalog.Declaration.inModule;
import static dev.alidade.graph.Target.to;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.graph.CompositeId;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRoute;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTable;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTablePropagation;

/**
 * Route tables of transit gateways with their routes, associations and propagations. Lists with
 * {@code ec2:DescribeTransitGatewayRouteTables}, and for each table {@code
 * ec2:SearchTransitGatewayRoutes}, {@code ec2:GetTransitGatewayRouteTableAssociations} and {@code
 * ec2:GetTransitGatewayRouteTablePropagations}.
 */
final class TransitGatewayRouteTables implements RegionalResource {

  private record Route(TransitGatewayRouteTable table, TransitGatewayRoute route) {
    @Nullable String id() {
      return CompositeId.of(table.transitGatewayRouteTableId(), "|", destination());
    }

    /** A route to a prefix list that holds nothing yet has no block. */
    private @Nullable String destination() {
      return route.destinationCidrBlock() == null
          ? route.prefixListId()
          : route.destinationCidrBlock();
    }

    @Nullable String target() {
      var attachments = route.transitGatewayAttachments();
      return attachments.isEmpty() ? null : attachments.getFirst().transitGatewayAttachmentId();
    }
  }

  private record Association(String tableId, TransitGatewayRouteTableAssociation association) {
    @Nullable String id() {
      return CompositeId.of(tableId, "|", association.transitGatewayAttachmentId());
    }
  }

  private record Propagation(String tableId, TransitGatewayRouteTablePropagation propagation) {
    @Nullable String id() {
      return CompositeId.of(tableId, "|", propagation.transitGatewayAttachmentId());
    }
  }

  private static final NodeType<TransitGatewayRouteTable> TABLE =
      NodeType.named("AWSTransitGatewayRouteTable", TransitGatewayRouteTable.class)
          .id(TransitGatewayRouteTable::transitGatewayRouteTableId)
          .property("transit_gateway_id", TransitGatewayRouteTable::transitGatewayId)
          .property("state", TransitGatewayRouteTable::stateAsString)
          .region()
          .ownedByAccount()
          .linkedFrom(
              "CONTAINS",
              to("AWSTransitGateway", TransitGatewayRouteTable::transitGatewayId).by("tgw_id"))
          .build();

  private static final NodeType<Route> ROUTE =
      NodeType.named("AWSTransitGatewayRoute", Route.class)
          .id(Route::id)
          .property(
              "transit_gateway_route_table_id", route -> route.table().transitGatewayRouteTableId())
          .property("destination_cidr_block", route -> route.route().destinationCidrBlock())
          // The contract has these two, for which AWS has no value: IPv6 stands in the same field.
          .property("destination_ipv6_cidr_block", route -> null)
          .property("origin", route -> null)
          .property("target", Route::target)
          .property("state", route -> route.route().stateAsString())
          .region()
          .ownedByAccount()
          .links("ROUTES_TO_TGW_ATTACHMENT", to("AWSTransitGatewayAttachment", Route::target))
          .links(
              "ROUTES_TO_TGW",
              to("AWSTransitGateway", (Route route) -> route.table().transitGatewayId())
                  .by("tgw_id"))
          .linkedFrom(
              "HAS_ROUTE",
              to(
                  "AWSTransitGatewayRouteTable",
                  (Route route) -> route.table().transitGatewayRouteTableId()))
          .build();

  private static final NodeType<Association> ASSOCIATION =
      NodeType.named("AWSTransitGatewayRouteTableAssociation", Association.class)
          .id(Association::id)
          .property("route_table_id", Association::tableId)
          .property("attachment_id", of -> of.association().transitGatewayAttachmentId())
          .property("resource_id", of -> of.association().resourceId())
          .property("resource_type", of -> of.association().resourceTypeAsString())
          .property("state", of -> of.association().stateAsString())
          .region()
          .ownedByAccount()
          .links("ASSOCIATED_WITH", to("AWSTransitGatewayRouteTable", Association::tableId))
          .build();

  private static final NodeType<Propagation> PROPAGATION =
      NodeType.named("AWSTransitGatewayRouteTablePropagation", Propagation.class)
          .id(Propagation::id)
          .property("route_table_id", Propagation::tableId)
          .property("attachment_id", of -> of.propagation().transitGatewayAttachmentId())
          .property("state", of -> of.propagation().stateAsString())
          .region()
          .ownedByAccount()
          .linkedFrom("PROPAGATES", to("AWSTransitGatewayRouteTable", Propagation::tableId))
          .build();

  @Override
  public Declaration declaration() {
    return inModule("ec2:tgw_route_table")
        .calls(
            Ec2.SERVICE,
            "DescribeTransitGatewayRouteTables",
            "SearchTransitGatewayRoutes",
            "GetTransitGatewayRouteTableAssociations",
            "GetTransitGatewayRouteTablePropagations")
        .writes(TABLE, ROUTE, ASSOCIATION, PROPAGATION);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    var ec2 = Ec2.of(at);
    for (var page :
        ec2.describeTransitGatewayRouteTablesPaginator(r -> r.maxResults(Ec2.LARGEST_PAGE))) {
      page.transitGatewayRouteTables().forEach(table -> rows.add(TABLE, table));
      var named =
          page.transitGatewayRouteTables().stream()
              .filter(table -> table.transitGatewayRouteTableId() != null)
              .toList();
      at.details(named)
          .named(TransitGatewayRouteTable::transitGatewayRouteTableId)
          .feeding(ASSOCIATION, PROPAGATION, ROUTE)
          .ask(table -> survey(table, ec2, rows));
    }
  }

  private static void survey(TransitGatewayRouteTable table, Ec2Client ec2, Rows rows) {
    var id = table.transitGatewayRouteTableId();
    ec2.getTransitGatewayRouteTableAssociationsPaginator(
            r -> r.transitGatewayRouteTableId(id).maxResults(Ec2.LARGEST_PAGE))
        .associations()
        .forEach(association -> rows.add(ASSOCIATION, new Association(id, association)));
    ec2.getTransitGatewayRouteTablePropagationsPaginator(
            r -> r.transitGatewayRouteTableId(id).maxResults(Ec2.LARGEST_PAGE))
        .transitGatewayRouteTablePropagations()
        .forEach(propagation -> rows.add(PROPAGATION, new Propagation(id, propagation)));
    new TransitGatewayRouteSearch(ec2, id)
        .forEach(route -> rows.add(ROUTE, new Route(table, route)));
  }
}
