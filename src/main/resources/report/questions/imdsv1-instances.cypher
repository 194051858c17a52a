// title: Instances that answer IMDSv1
// topic: Exposure
// severity: medium
// one: instance that answers IMDSv1
// many: instances that answer IMDSv1
// counts: account, instance
// columns: account, region, instance, state, hops: Hop limit, address: Public address, role
// why: The first version of the instance metadata service hands the role's credentials to any
//   request from the machine, also to one that an attacker has a web application make
//   (server-side request forgery). The second version asks for a token first.
// advice: Require tokens: aws ec2 modify-instance-metadata-options --http-tokens required.
MATCH (account:AWSAccount)-[:RESOURCE]->(instance:AWSEC2Instance)
WHERE instance.imdsv1enabled = true
  AND coalesce(instance.metadatahttpendpoint, 'enabled') = 'enabled'
  AND coalesce(instance.state, 'running') <> 'terminated'
RETURN coalesce(account.name, account.id) AS account,
       instance.region AS region,
       instance.id AS instance,
       instance.state AS state,
       instance.metadatahttpputresponsehoplimit AS hops,
       instance.publicipaddress AS address,
       COLLECT { MATCH (instance)-[:INSTANCE_PROFILE]->(:AWSInstanceProfile)
                       -[:ASSOCIATED_WITH]->(role:AWSRole)
                 RETURN role.name ORDER BY role.name } AS role
ORDER BY account, region, instance;

MATCH path = (instance:AWSEC2Instance)-[:INSTANCE_PROFILE|ASSOCIATED_WITH*0..2]->(leaf)
WHERE instance.imdsv1enabled = true
  AND coalesce(instance.metadatahttpendpoint, 'enabled') = 'enabled'
  AND coalesce(instance.state, 'running') <> 'terminated'
  AND (leaf:AWSRole OR NOT (leaf)-[:INSTANCE_PROFILE|ASSOCIATED_WITH]->())
RETURN path;
