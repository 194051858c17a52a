MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(i:AWSEC2Instance {id: 'i-1', region: 'eu-west-1', state: 'running',
  imageid: 'ami-1', metadatahttpendpoint: 'enabled', imdsv1enabled: true})
CREATE (account)-[:RESOURCE]->(role:AWSRole:AWSPrincipal {name: 'web', arn: 'arn:aws:iam::210987654321:role/web'})
CREATE (i)-[:INSTANCE_PROFILE]->(:AWSInstanceProfile {instance_profile_name: 'web'})
       -[:ASSOCIATED_WITH]->(role)
CREATE (role)-[:POLICY]->(:AWSManagedPolicy:AWSPolicy {name: 'AdministratorAccess', type: 'managed'})
       -[:STATEMENT]->(:AWSPolicyStatement {effect: 'Allow', action: ['*'], resource: ['*']})
