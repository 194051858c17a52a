MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(sg:AWSEC2SecurityGroup {id: 'sg-1', name: 'old', region: 'eu-west-1', description: 'for a test'})
// A group that names itself is not used by that.
CREATE (sg)-[:ALLOWS_TRAFFIC_FROM]->(sg)
CREATE (account)-[:RESOURCE]->(:AWSVpc {id: 'vpc-1'})-[:MEMBER_OF_EC2_SECURITY_GROUP]->(sg)
CREATE (account)-[:RESOURCE]->(:AWSNetworkInterface {id: 'eni-1', region: 'eu-west-1', interface_type: 'interface'})
