MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(role:AWSRole:AWSPrincipal {name: 'admin', arn: 'arn:aws:iam::210987654321:role/admin'})
CREATE (role)-[:TRUSTS_AWS_PRINCIPAL]->(:AWSServicePrincipal:AWSPrincipal {arn: 'ec2.amazonaws.com'})
CREATE (role)-[:POLICY]->(:AWSManagedPolicy:AWSPolicy {name: 'AdministratorAccess', type: 'managed'})
       -[:STATEMENT]->(:AWSPolicyStatement {effect: 'Allow', action: ['*'], resource: ['*']})
CREATE (account)-[:RESOURCE]->(ada:AWSUser:AWSPrincipal {name: 'ada', arn: 'arn:aws:iam::210987654321:user/ada'})
CREATE (account)-[:RESOURCE]->(bot:AWSRole:AWSPrincipal {name: 'bot', arn: 'arn:aws:iam::210987654321:role/bot'})
CREATE (account)-[:RESOURCE]->(group:AWSGroup:AWSPrincipal {name: 'staff', arn: 'arn:aws:iam::210987654321:group/staff'})
CREATE (ada)-[:MEMBER_AWS_GROUP]->(group)
// By the group, which has a policy of the account's own and may change it, by a wildcard.
CREATE (group)-[:POLICY]->(:AWSManagedPolicy:AWSPolicy
  {name: 'staff', arn: 'arn:aws:iam::210987654321:policy/staff', type: 'managed'})
       -[:STATEMENT]->(:AWSPolicyStatement {effect: 'Allow', action: ['IAM:Create?olicyV*'],
         resource: ['arn:aws:iam::210987654321:policy/*'], condition: '[{"Bool": {"aws:MultiFactorAuthPresent": "true"}}]'})
CREATE (bot)-[:POLICY]->(own:AWSInlinePolicy:AWSPolicy {name: 'bot', type: 'inline'})
CREATE (own)-[:STATEMENT]->(:AWSPolicyStatement
  {effect: 'Allow', action: ['ec2:*', 'iam:PassRole'], resource: ['*']})
CREATE (own)-[:STATEMENT]->(:AWSPolicyStatement {effect: 'Allow', action: ['ssm:StartSession'],
  notresource: ['arn:aws:ec2:*:*:instance/i-9']})
CREATE (account)-[:RESOURCE]->(i:AWSEC2Instance {id: 'i-1', state: 'running',
  arn: 'arn:aws:ec2:eu-west-1:210987654321:instance/i-1'})
CREATE (i)-[:INSTANCE_PROFILE]->(:AWSInstanceProfile)-[:ASSOCIATED_WITH]->(role)
