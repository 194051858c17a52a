MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(:AWSEBSSnapshot {id: 'snap-1', region: 'eu-west-1', volumeid: 'vol-1', volumesize: 8,
  description: 'backup', ispublic: true, encrypted: false})
