package dev.alidade.catalog.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRoute;

/**
 * All routes of a transit gateway's route table. {@code ec2:SearchTransitGatewayRoutes} gives the
 * first thousand and says whether there are more, but has no token: where there are more, the
 * search is repeated in both halves of the address range, and for the range itself.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SearchTransitGatewayRoutes.html
 */
final class TransitGatewayRouteSearch {

  // A filter must be given, and these are the routes that exist: others come or go, as the API has
  // it
  // (pending, deleting, deleted).
  private static final Filter BOTH_STATES =
      Filter.builder().name("state").values("active", "blackhole").build();

  private final Ec2Client ec2;
  private final String routeTableId;

  TransitGatewayRouteSearch(Ec2Client ec2, String routeTableId) {
    this.ec2 = ec2;
    this.routeTableId = routeTableId;
  }

  void forEach(Consumer<TransitGatewayRoute> action) {
    if (!search(List.of(), action)) {
      within(CidrPrefix.ALL_IPV4, action);
      within(CidrPrefix.ALL_IPV6, action);
    }
  }

  private void within(CidrPrefix range, Consumer<TransitGatewayRoute> action) {
    if (search(List.of(filter("route-search.subnet-of-match", range)), action)) {
      return;
    }
    search(List.of(filter("route-search.exact-match", range)), action);
    range.halves().forEach(half -> within(half, action));
  }

  /** Whether that was all; if not, nothing is handed over. */
  private boolean search(List<Filter> where, Consumer<TransitGatewayRoute> action) {
    var filters = new ArrayList<>(where);
    filters.add(BOTH_STATES);
    var answer =
        ec2.searchTransitGatewayRoutes(
            r -> r.transitGatewayRouteTableId(routeTableId).filters(filters));
    if (Boolean.TRUE.equals(answer.additionalRoutesAvailable())) {
      return false;
    }
    answer.routes().forEach(action);
    return true;
  }

  private static Filter filter(String name, CidrPrefix range) {
    return Filter.builder().name(name).values(range.toString()).build();
  }
}
