MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(ada:AWSUser:AWSPrincipal {name: 'ada', arn: 'arn:aws:iam::210987654321:user/ada',
  createdate_dt: datetime('2019-03-01T00:00:00Z')})
CREATE (ada)-[:POLICY]->(policy:AWSInlinePolicy:AWSPolicy {name: 'own', type: 'inline'})
// The usual way to require a second factor, and all but something on one bucket.
CREATE (policy)-[:STATEMENT]->(:AWSPolicyStatement
  {effect: 'Deny', notaction: ['iam:ListMFADevices'], resource: ['*'], condition: '[{"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}]'})
CREATE (policy)-[:STATEMENT]->(:AWSPolicyStatement
  {effect: 'Allow', notaction: ['s3:DeleteBucket'], resource: ['arn:aws:s3:::bucket']})
