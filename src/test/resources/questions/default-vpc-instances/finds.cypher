MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(i:AWSEC2Instance {id: 'i-1', region: 'eu-west-1', state: 'running',
  imageid: 'ami-1', metadatahttpendpoint: 'enabled', imdsv1enabled: true})
CREATE (i)-[:PART_OF_SUBNET]->(:AWSEC2Subnet {id: 's'})-[:MEMBER_OF_AWS_VPC]->(:AWSVpc {id: 'vpc-1', is_default: true})
