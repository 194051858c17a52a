MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(sg:AWSEC2SecurityGroup {id: 'sg-1', name: 'web', region: 'eu-west-1'})
CREATE (rule:AWSIpPermissionInbound:AWSIpRule {id: 'rule-1', protocol: 'tcp', fromport: 22, toport: 22})
CREATE (:AWSIpRange {id: '0.0.0.0/0'})-[:MEMBER_OF_IP_RULE]->(rule)
       -[:MEMBER_OF_EC2_SECURITY_GROUP]->(sg)
CREATE (account)-[:RESOURCE]->(i:AWSEC2Instance {id: 'i-1', region: 'eu-west-1', state: 'running',
  publicipaddress: '34.1.1.1'})-[:MEMBER_OF_EC2_SECURITY_GROUP]->(sg)
CREATE (account)-[:RESOURCE]->(vpc:AWSVpc {id: 'vpc-1'})
CREATE (i)-[:PART_OF_SUBNET]->(subnet:AWSEC2Subnet {id: 'subnet-1'})-[:MEMBER_OF_AWS_VPC]->(vpc)
// The main table leads nowhere, the subnet's own one to the gateway.
CREATE (vpc)<-[:MEMBER_OF_AWS_VPC]-(:AWSEC2RouteTable {id: 'rtb-main', main: true})
CREATE (vpc)<-[:MEMBER_OF_AWS_VPC]-(table:AWSEC2RouteTable {id: 'rtb-1', main: false})
CREATE (table)-[:ASSOCIATION]->(:AWSEC2RouteTableAssociation)-[:ASSOCIATED_SUBNET]->(subnet)
CREATE (table)-[:ROUTE]->(:AWSEC2Route {id: 'rtb-1|0.0.0.0/0', destination_cidr_block: '0.0.0.0/0',
  gateway_id: 'igw-1', state: 'active'})-[:ROUTES_TO_GATEWAY]->(:AWSInternetGateway {id: 'igw-1'})
CREATE (account)-[:RESOURCE]->(f:AWSInspectorFinding {id: 'f-1', severity: 'CRITICAL', status: 'ACTIVE',
  cve_id: 'CVE-2021-44228', cvssscore: 10.0, exploitavailable: 'YES', fixavailable: 'YES'})-[:AFFECTS]->(i)
