MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(ada:AWSUser:AWSPrincipal {name: 'ada', arn: 'ada'})
CREATE (account)-[:RESOURCE]->(role:AWSRole:AWSPrincipal {name: 'many', arn: 'many'})
CREATE (ada)-[:STS_ASSUMEROLE_ALLOW]->(role)
// All of one service, all on one bucket, all but one service, and a denial.
WITH role
UNWIND [
  {effect: 'Allow', action: ['iam:*'], resource: ['*']},
  {effect: 'Allow', action: ['*'], resource: ['arn:aws:s3:::bucket']},
  {effect: 'Allow', notaction: ['iam:*'], resource: ['*']},
  {effect: 'Deny', action: ['*'], resource: ['*']}] AS statement
CREATE (role)-[:POLICY]->(:AWSInlinePolicy:AWSPolicy {name: 'p'})-[:STATEMENT]->(s:AWSPolicyStatement)
SET s = statement
