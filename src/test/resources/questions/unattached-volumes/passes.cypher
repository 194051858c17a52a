MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(:AWSEBSVolume {id: 'vol-1', region: 'eu-west-1', size: 20, type: 'gp3', state: 'in-use'})
CREATE (account)-[:RESOURCE]->(:AWSEBSVolume {id: 'vol-2', region: 'eu-west-1', size: 20, type: 'gp3', state: 'creating'})
