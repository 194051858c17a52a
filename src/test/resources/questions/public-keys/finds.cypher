MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(key:AWSKMSKey {id: 'k-1', region: 'eu-west-1', description: 'labels',
  arn: 'arn:aws:kms:eu-west-1:210987654321:key/k-1', anonymous_access: true, anonymous_actions: ['kms:Decrypt']})
CREATE (key)<-[:KNOWN_AS]-(:AWSKMSAlias {id: 'a-1', alias_name: 'alias/labels'})
