// title: Instances in a default VPC
// topic: Network
// severity: low
// one: instance in a default VPC
// many: instances in default VPCs
// counts: account, instance
// columns: account, region, instance, state, vpc: VPC
// why: AWS made the default VPC for first steps: all its subnets are public. A machine there has
//   seldom been placed on purpose.
// advice: Move it to a VPC that was planned, and delete the default one.
MATCH (account:AWSAccount)-[:RESOURCE]->(instance:AWSEC2Instance)
      -[:PART_OF_SUBNET]->(:AWSEC2Subnet)-[:MEMBER_OF_AWS_VPC]->(vpc:AWSVpc)
WHERE vpc.is_default = true AND coalesce(instance.state, 'running') <> 'terminated'
RETURN DISTINCT coalesce(account.name, account.id) AS account,
       instance.region AS region,
       instance.id AS instance,
       instance.state AS state,
       vpc.id AS vpc
ORDER BY account, region, instance, vpc;

MATCH path = (vpc:AWSVpc)<-[:MEMBER_OF_AWS_VPC]-(:AWSEC2Subnet)
      <-[:PART_OF_SUBNET]-(instance:AWSEC2Instance)
WHERE vpc.is_default = true AND coalesce(instance.state, 'running') <> 'terminated'
RETURN path;
