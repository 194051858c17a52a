MATCH (account:AWSAccount {id: '210987654321'})
// Encrypted, and one that was only seen at an instance.
CREATE (account)-[:RESOURCE]->(:AWSEBSVolume {id: 'vol-1', region: 'eu-west-1', size: 20, type: 'gp3', encrypted: true})
CREATE (account)-[:RESOURCE]->(:AWSEBSVolume {id: 'vol-2', deleteontermination: true})
