MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(:AWSElasticIPAddress {id: '34.1.1.1', public_ip: '34.1.1.1', region: 'eu-west-1',
  allocation_id: 'eipalloc-1'})
