MATCH (account:AWSAccount {id: '210987654321'})
// Switched off, waiting for its material, and one that could not be described.
CREATE (account)-[:RESOURCE]->(:AWSKMSKey {id: 'k-1', region: 'eu-west-1', key_state: 'Disabled'})
CREATE (account)-[:RESOURCE]->(:AWSKMSKey {id: 'k-2', region: 'eu-west-1', key_state: 'PendingImport'})
CREATE (account)-[:RESOURCE]->(:AWSKMSKey {id: 'k-3', region: 'eu-west-1'})
