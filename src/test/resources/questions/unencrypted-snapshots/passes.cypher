MATCH (account:AWSAccount {id: '210987654321'})
// Encrypted, and one of somebody else.
CREATE (account)-[:RESOURCE]->(:AWSEBSSnapshot {id: 'snap-1', region: 'eu-west-1', volumeid: 'vol-1', volumesize: 8,
  description: 'backup', encrypted: true, ownerid: '210987654321'})
CREATE (account)-[:RESOURCE]->(:AWSEBSSnapshot {id: 'snap-2', region: 'eu-west-1', volumeid: 'vol-1', volumesize: 8,
  description: 'backup', encrypted: false, ownerid: '999988887777'})
