MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(role:AWSRole:AWSPrincipal {name: 'admin', arn: 'arn:aws:iam::210987654321:role/admin'})
CREATE (role)-[:TRUSTS_AWS_PRINCIPAL]->(:AWSServicePrincipal:AWSPrincipal {arn: 'ec2.amazonaws.com'})
CREATE (role)-[:POLICY]->(:AWSManagedPolicy:AWSPolicy {name: 'AdministratorAccess', type: 'managed'})
       -[:STATEMENT]->(:AWSPolicyStatement {effect: 'Allow', action: ['*'], resource: ['*']})
CREATE (account)-[:RESOURCE]->(ada:AWSUser:AWSPrincipal {name: 'ada', arn: 'arn:aws:iam::210987654321:user/ada'})
CREATE (account)-[:RESOURCE]->(bot:AWSRole:AWSPrincipal {name: 'bot', arn: 'arn:aws:iam::210987654321:role/bot'})
CREATE (ada)-[:POLICY]->(of_ada:AWSInlinePolicy:AWSPolicy {name: 'ada', type: 'inline'})
CREATE (bot)-[:POLICY]->(of_bot:AWSInlinePolicy:AWSPolicy {name: 'bot', type: 'inline'})
// May pass the role, and start nothing with it; may start machines, and pass only a weak role.
CREATE (of_ada)-[:STATEMENT]->(:AWSPolicyStatement
  {effect: 'Allow', action: ['iam:PassRole', 'lambda:CreateFunction'], resource: ['*']})
CREATE (of_bot)-[:STATEMENT]->(:AWSPolicyStatement {effect: 'Allow', action: ['ec2:*'], resource: ['*']})
CREATE (of_bot)-[:STATEMENT]->(:AWSPolicyStatement {effect: 'Allow', action: ['iam:PassRole'],
  resource: ['arn:aws:iam::210987654321:role/weak']})
// May change itself, but for a denial; may change others only; may change keys of its own.
CREATE (of_bot)-[:STATEMENT]->(:AWSPolicyStatement {effect: 'Allow', action: ['iam:Put*'], resource: ['*']})
CREATE (of_bot)-[:STATEMENT]->(:AWSPolicyStatement {effect: 'Deny', action: ['iam:PutRolePolicy'],
  resource: ['arn:aws:iam::*:role/b?t']})
CREATE (of_ada)-[:STATEMENT]->(:AWSPolicyStatement {effect: 'Allow', action: ['iam:AttachUserPolicy'],
  resource: ['arn:aws:iam::210987654321:user/others/*']})
CREATE (of_ada)-[:STATEMENT]->(:AWSPolicyStatement {effect: 'Allow', action: ['iam:CreateAccessKey'],
  resource: ['*']})
