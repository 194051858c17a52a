MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(f:AWSLambda {id: 'arn:1', arn: 'arn:1', region: 'eu-west-1', name: 'experiment',
  anonymous_access: true})
CREATE (account)-[:RESOURCE]->(role:AWSRole:AWSPrincipal {name: 'lambda-experiments', arn: 'arn:aws:iam::210987654321:role/lambda-experiments'})
CREATE (f)-[:ASSUMES]->(role)
CREATE (role)-[:POLICY]->(policy:AWSInlinePolicy:AWSPolicy {name: 'own', type: 'inline'})
// Reads only; everything on one resource; only under a condition; taken away.
CREATE (policy)-[:STATEMENT]->(:AWSPolicyStatement {effect: 'Allow', action: ['iam:Get*', 'lambda:*'], resource: ['*']})
CREATE (policy)-[:STATEMENT]->(:AWSPolicyStatement {effect: 'Allow', action: ['iam:*'], resource: ['arn:aws:iam::210987654321:role/own']})
CREATE (policy)-[:STATEMENT]->(:AWSPolicyStatement {effect: 'Allow', action: ['*'], resource: ['*'],
  condition: '[{"Bool": {"aws:MultiFactorAuthPresent": "true"}}]'})
CREATE (policy)-[:STATEMENT]->(:AWSPolicyStatement {effect: 'Deny', action: ['iam:*'], resource: ['*']})
