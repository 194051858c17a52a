MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(:AWSEC2Subnet {id: 'subnet-1', region: 'eu-west-1', cidr_block: '10.0.0.0/24',
  vpc_id: 'vpc-1', map_public_ip_on_launch: true})
