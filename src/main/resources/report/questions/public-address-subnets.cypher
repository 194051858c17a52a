// title: Subnets that give out public addresses
// topic: Network
// severity: low
// one: subnet that gives out public addresses
// many: subnets that give out public addresses
// counts: account, subnet
// columns: account, region, subnet, range: Address range, vpc: VPC, instances
// why: Whatever is started in such a subnet gets a public address without anybody asking for one,
//   and only its security group stands before it.
// advice: Switch the public addresses off (aws ec2 modify-subnet-attribute
//   --no-map-public-ip-on-launch) and give them to those that need one.
MATCH (account:AWSAccount)-[:RESOURCE]->(subnet:AWSEC2Subnet)
WHERE subnet.map_public_ip_on_launch = true
RETURN coalesce(account.name, account.id) AS account,
       subnet.region AS region,
       subnet.id AS subnet,
       subnet.cidr_block AS range,
       subnet.vpc_id AS vpc,
       COUNT { (subnet)<-[:PART_OF_SUBNET]-(:AWSEC2Instance) } AS instances
ORDER BY account, region, subnet;

MATCH path = (subnet:AWSEC2Subnet)<-[:PART_OF_SUBNET*0..1]-(leaf)
WHERE subnet.map_public_ip_on_launch = true
  AND (leaf:AWSEC2Instance
    OR (leaf = subnet AND NOT EXISTS { (subnet)<-[:PART_OF_SUBNET]-(:AWSEC2Instance) }))
RETURN path;
