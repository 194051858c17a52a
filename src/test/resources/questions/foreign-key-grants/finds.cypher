MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(key:AWSKMSKey {id: 'k-1', arn: 'arn:aws:kms:eu-west-1:210987654321:key/k-1'})
CREATE (key)<-[:KNOWN_AS]-(:AWSKMSAlias {id: 'a-1', alias_name: 'alias/build'})
CREATE (account)-[:RESOURCE]->(:AWSKMSGrant {id: 'g-1', grantee_principal: 'arn:aws:iam::999988887777:role/collector',
  operations: ['Decrypt', 'CreateGrant']})-[:APPLIED_ON]->(key)
// Of an account that is known by its trust alone, and on a key that is not charted.
CREATE (:AWSAccount {id: '666677778888'})
CREATE (account)-[:RESOURCE]->(:AWSKMSGrant {id: 'g-2', key_id: 'arn:aws:kms:eu-west-1:210987654321:key/k-2',
  grantee_principal: 'arn:aws:iam::666677778888:root', operations: ['Decrypt']})
