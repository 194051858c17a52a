MATCH (account:AWSAccount {id: '210987654321'})
// Within the account.
CREATE (account)-[:RESOURCE]->(one:AWSVpc {id: 'vpc-1'})
CREATE (account)-[:RESOURCE]->(two:AWSVpc {id: 'vpc-2'})
CREATE (account)-[:RESOURCE]->(p:AWSPeeringConnection {id: 'pcx-1', status_code: 'active'})
CREATE (p)-[:REQUESTER_VPC]->(one)
CREATE (p)-[:ACCEPTER_VPC]->(two)
// With another one, and long deleted.
CREATE (:AWSAccount {id: '999988887777'})-[:RESOURCE]->(three:AWSVpc {id: 'vpc-3'})
CREATE (gone:AWSPeeringConnection {id: 'pcx-2', status_code: 'deleted'})
CREATE (gone)-[:REQUESTER_VPC]->(one)
CREATE (gone)-[:ACCEPTER_VPC]->(three)
