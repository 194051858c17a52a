MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(eni:AWSNetworkInterface {id: 'eni-1', region: 'eu-west-1', interface_type: 'interface'})
WITH account, eni
UNWIND ['default', 'used', 'named', 'template'] AS name
CREATE (account)-[:RESOURCE]->(:AWSEC2SecurityGroup {id: 'sg-' + name, name: name, region: 'eu-west-1'});
MATCH (used:AWSEC2SecurityGroup {name: 'used'}), (named:AWSEC2SecurityGroup {name: 'named'}),
      (account:AWSAccount)-[:RESOURCE]->(eni:AWSNetworkInterface)
CREATE (eni)-[:MEMBER_OF_EC2_SECURITY_GROUP]->(used)-[:ALLOWS_TRAFFIC_FROM]->(named)
CREATE (account)-[:RESOURCE]->(:AWSLaunchTemplateVersion {id: 'lt-1', security_group_ids: ['sg-template']})
// Where interfaces were not surveyed, nobody knows what is used.
CREATE (account)-[:RESOURCE]->(:AWSEC2SecurityGroup {id: 'sg-us', name: 'us', region: 'us-east-1'})
