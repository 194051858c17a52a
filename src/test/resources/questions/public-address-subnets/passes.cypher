MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(:AWSEC2Subnet {id: 'subnet-1', map_public_ip_on_launch: false})
// Only seen at an instance.
CREATE (account)-[:RESOURCE]->(:AWSEC2Subnet {id: 'subnet-2'})
