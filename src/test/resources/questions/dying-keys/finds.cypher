MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(:AWSKMSKey {id: 'k-1', region: 'eu-west-1', arn: 'arn:aws:kms:eu-west-1:210987654321:key/k-1',
  description: 'price lists', key_state: 'PendingDeletion', deletion_date: 1797757200})
CREATE (account)-[:RESOURCE]->(:AWSEBSVolume {id: 'vol-1', kmskeyid: 'arn:aws:kms:eu-west-1:210987654321:key/k-1'})
// The primary of a multi-region key waits for its replicas, without a date.
CREATE (account)-[:RESOURCE]->(:AWSKMSKey {id: 'mrk-1', region: 'eu-west-1', arn: 'arn:aws:kms:eu-west-1:210987654321:key/mrk-1',
  key_state: 'PendingReplicaDeletion'})
