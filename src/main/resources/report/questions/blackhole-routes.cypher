// title: Routes that lead nowhere
// topic: Leftovers
// severity: low
// one: route whose target is gone
// many: routes whose targets are gone
// counts: id
// columns: account, region, table: Route table, destination, target, id: Route (detail)
// why: The gateway, peering or interface behind the route has been deleted; packets for this
//   destination are dropped.
// advice: Delete the route, or give it a target that exists.
MATCH (account:AWSAccount)-[:RESOURCE]->(table:AWSEC2RouteTable)-[:ROUTE]->(route:AWSEC2Route)
WHERE route.state = 'blackhole'
RETURN coalesce(account.name, account.id) AS account,
       table.region AS region,
       table.id AS table,
       coalesce(route.destination_cidr_block, route.destination_ipv6_cidr_block,
         route.destination_prefix_list_id) AS destination,
       coalesce(route.gateway_id, route.nat_gateway_id, route.transit_gateway_id,
         route.vpc_peering_connection_id, route.network_interface_id, route.instance_id,
         route.egress_only_internet_gateway_id) AS target,
       route.id AS id
ORDER BY account, region, table, destination;

MATCH path = (:AWSEC2RouteTable)-[:ROUTE]->(route:AWSEC2Route)
WHERE route.state = 'blackhole'
RETURN path;
