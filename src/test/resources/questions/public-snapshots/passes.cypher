MATCH (account:AWSAccount {id: '210987654321'})
// Private, and one of somebody else.
CREATE (account)-[:RESOURCE]->(:AWSEBSSnapshot {id: 'snap-1', region: 'eu-west-1', volumeid: 'vol-1', volumesize: 8,
  description: 'backup', ispublic: false})
CREATE (account)-[:RESOURCE]->(:AWSEBSSnapshot {id: 'snap-2', region: 'eu-west-1', volumeid: 'vol-1', volumesize: 8,
  description: 'backup', ownerid: '999988887777'})
