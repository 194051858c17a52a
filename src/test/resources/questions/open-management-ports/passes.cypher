MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(sg:AWSEC2SecurityGroup {id: 'sg-1', name: 'web'})
CREATE (world:AWSIpRange {id: '0.0.0.0/0'})
// A web server for the world, a shell for the office, a name server, and a rule for what goes out.
CREATE (world)-[:MEMBER_OF_IP_RULE]->(:AWSIpPermissionInbound:AWSIpRule
  {id: 'web', protocol: 'tcp', fromport: 443, toport: 443})-[:MEMBER_OF_EC2_SECURITY_GROUP]->(sg)
CREATE (:AWSIpRange {id: '198.51.100.0/24'})-[:MEMBER_OF_IP_RULE]->(:AWSIpPermissionInbound:AWSIpRule
  {id: 'office', protocol: 'tcp', fromport: 22, toport: 22})-[:MEMBER_OF_EC2_SECURITY_GROUP]->(sg)
CREATE (world)-[:MEMBER_OF_IP_RULE]->(:AWSIpPermissionInbound:AWSIpRule
  {id: 'dns', protocol: 'udp', fromport: 0, toport: 65535})-[:MEMBER_OF_EC2_SECURITY_GROUP]->(sg)
CREATE (world)-[:MEMBER_OF_IP_RULE]->(:AWSIpRule {id: 'out', protocol: '-1'})
       -[:MEMBER_OF_EC2_SECURITY_GROUP]->(sg)
