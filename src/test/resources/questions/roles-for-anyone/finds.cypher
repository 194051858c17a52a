MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(role:AWSRole:AWSPrincipal {name: 'open', arn: 'arn:aws:iam::210987654321:role/open',
  trusts_anyone: true, trusted_unconditionally: ['*'], trusted_without_external_id: ['*']})
CREATE (account)-[:RESOURCE]->(:AWSRole:AWSPrincipal {name: 'org', arn: 'arn:aws:iam::210987654321:role/org',
  trusts_anyone: true, trusted_unconditionally: [], trusted_without_external_id: ['*']})
CREATE (role)-[:POLICY]->(:AWSManagedPolicy:AWSPolicy {name: 'AdministratorAccess', type: 'managed'})
       -[:STATEMENT]->(:AWSPolicyStatement {effect: 'Allow', action: ['*'], resource: ['*']})
