MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(p:AWSFederatedPrincipal:AWSPrincipal
  {arn: 'arn:aws:iam::210987654321:oidc-provider/token.actions.githubusercontent.com'})
CREATE (account)-[:RESOURCE]->(role:AWSRole:AWSPrincipal {name: 'deploy', arn: 'arn:aws:iam::210987654321:role/deploy',
  trusted_unconditionally: [p.arn]})-[:TRUSTS_AWS_PRINCIPAL]->(p)
CREATE (role)-[:POLICY]->(:AWSManagedPolicy:AWSPolicy {name: 'AdministratorAccess', type: 'managed'})
       -[:STATEMENT]->(:AWSPolicyStatement {effect: 'Allow', action: ['*'], resource: ['*']})
