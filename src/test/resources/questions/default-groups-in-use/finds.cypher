MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(sg:AWSEC2SecurityGroup {id: 'sg-1', name: 'default', region: 'eu-west-1'})
CREATE (account)-[:RESOURCE]->(:AWSVpc {id: 'vpc-1'})-[:MEMBER_OF_EC2_SECURITY_GROUP]->(sg)
CREATE (account)-[:RESOURCE]->(:AWSNetworkInterface {id: 'eni-1'})-[:MEMBER_OF_EC2_SECURITY_GROUP]->(sg)
