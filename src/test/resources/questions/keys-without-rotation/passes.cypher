MATCH (account:AWSAccount {id: '210987654321'})
// One that is rotated, one of AWS, one to which it does not apply, and one that nobody uses any more.
CREATE (account)-[:RESOURCE]->(:AWSKMSKey {id: 'k-1', key_manager: 'CUSTOMER', key_state: 'Enabled', rotation_enabled: true})
CREATE (account)-[:RESOURCE]->(:AWSKMSKey {id: 'k-2', key_manager: 'AWS', key_state: 'Enabled', rotation_enabled: true})
CREATE (account)-[:RESOURCE]->(:AWSKMSKey {id: 'k-3', key_manager: 'CUSTOMER', key_state: 'Enabled', origin: 'EXTERNAL'})
CREATE (account)-[:RESOURCE]->(:AWSKMSKey {id: 'k-4', key_manager: 'CUSTOMER', key_state: 'PendingDeletion', rotation_enabled: false})
