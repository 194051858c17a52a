MATCH (account:AWSAccount {id: '210987654321'})
// For the account alone, and one whose policy could not be read.
CREATE (account)-[:RESOURCE]->(:AWSKMSKey {id: 'k-1', region: 'eu-west-1', anonymous_access: false, anonymous_actions: []})
CREATE (account)-[:RESOURCE]->(:AWSKMSKey {id: 'k-2', region: 'eu-west-1', arn: 'k-2'})
