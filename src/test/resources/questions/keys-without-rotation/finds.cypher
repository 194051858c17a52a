MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(key:AWSKMSKey {id: 'k-1', region: 'eu-west-1', arn: 'arn:aws:kms:eu-west-1:210987654321:key/k-1',
  description: 'labels', key_manager: 'CUSTOMER', key_state: 'Enabled', creation_date: 1562167368, rotation_enabled: false})
CREATE (key)<-[:KNOWN_AS]-(:AWSKMSAlias {id: 'a-1', alias_name: 'alias/labels'})
