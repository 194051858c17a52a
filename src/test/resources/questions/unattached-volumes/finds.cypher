MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(:AWSEBSVolume {id: 'vol-1', region: 'eu-west-1', size: 20, type: 'gp3', encrypted: true, state: 'available', createtime: datetime('2020-01-01T08:00:00Z')})
