MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(table:AWSEC2RouteTable {id: 'rtb-1', region: 'eu-west-1'})
CREATE (table)-[:ROUTE]->(:AWSEC2Route {id: 'rtb-1|10.1.0.0/16', destination_cidr_block: '10.1.0.0/16',
  vpc_peering_connection_id: 'pcx-1', state: 'active'})
