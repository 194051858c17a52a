// title: Instances with administrator rights
// topic: Exposure
// severity: high
// one: instance with administrator rights
// many: instances with administrator rights
// counts: account, instance
// columns: account, region, instance, state, role, policy, address: Public address
// why: Whoever gets onto the machine, or makes a program on it fetch an address, has the
//   credentials of its role, and with them the account.
// advice: Give the instance a role with the few actions that its programs use.
MATCH (account:AWSAccount)-[:RESOURCE]->(instance:AWSEC2Instance)
      -[:INSTANCE_PROFILE]->(:AWSInstanceProfile)-[:ASSOCIATED_WITH]->(role:AWSRole)
      -[:POLICY]->(policy:AWSPolicy)-[:STATEMENT]->(statement:AWSPolicyStatement)
WHERE statement.effect = 'Allow' AND statement.condition IS NULL
  AND any(action IN statement.action WHERE action IN ['*', '*:*'])
  AND '*' IN statement.resource
  AND coalesce(instance.state, 'running') <> 'terminated'
RETURN DISTINCT coalesce(account.name, account.id) AS account,
       instance.region AS region,
       instance.id AS instance,
       instance.state AS state,
       role.name AS role,
       policy.name AS policy,
       instance.publicipaddress AS address
ORDER BY account, region, instance, role, policy;

MATCH path = (instance:AWSEC2Instance)
      -[:INSTANCE_PROFILE]->(:AWSInstanceProfile)-[:ASSOCIATED_WITH]->(role:AWSRole)
      -[:POLICY]->(policy:AWSPolicy)-[:STATEMENT]->(statement:AWSPolicyStatement)
WHERE statement.effect = 'Allow' AND statement.condition IS NULL
  AND any(action IN statement.action WHERE action IN ['*', '*:*'])
  AND '*' IN statement.resource
  AND coalesce(instance.state, 'running') <> 'terminated'
RETURN path;
