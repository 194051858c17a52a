MATCH (account:AWSAccount {id: '210987654321'})
CREATE (:AWSAccount {id: '444455556666', inscope: true})
CREATE (account)-[:RESOURCE]->(key:AWSKMSKey {id: 'k-1'})
// To a role of the account, to one of another account of the survey, to an AWS service, and to nobody that AWS names.
CREATE (account)-[:RESOURCE]->(:AWSKMSGrant {id: 'g-1', grantee_principal: 'arn:aws:iam::210987654321:role/app'})-[:APPLIED_ON]->(key)
CREATE (account)-[:RESOURCE]->(:AWSKMSGrant {id: 'g-2', grantee_principal: 'arn:aws:iam::444455556666:role/app'})-[:APPLIED_ON]->(key)
CREATE (account)-[:RESOURCE]->(:AWSKMSGrant {id: 'g-3', grantee_principal: 'dynamodb.eu-west-1.amazonaws.com'})-[:APPLIED_ON]->(key)
CREATE (account)-[:RESOURCE]->(:AWSKMSGrant {id: 'g-4'})-[:APPLIED_ON]->(key)
