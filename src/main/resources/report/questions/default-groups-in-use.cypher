// title: Default security groups in use
// topic: Network
// severity: medium
// one: default security group in use
// many: default security groups in use
// counts: account, group
// columns: account, region, group: Security group, vpc: VPC, instances, interfaces
// why: Everything that is started without a group lands in the default one, where by default all
//   members reach each other. Nobody decided that they should.
// advice: Give each workload a group of its own, and take all rules out of the default one.
MATCH (account:AWSAccount)-[:RESOURCE]->(sg:AWSEC2SecurityGroup)
WHERE sg.name = 'default'
WITH account, sg,
     COUNT { (sg)<-[:MEMBER_OF_EC2_SECURITY_GROUP]-(:AWSEC2Instance) } AS instances,
     COUNT { (sg)<-[:MEMBER_OF_EC2_SECURITY_GROUP]-(:AWSNetworkInterface) } AS interfaces
WHERE instances + interfaces > 0
RETURN coalesce(account.name, account.id) AS account,
       sg.region AS region,
       sg.id AS group,
       head([(sg)<-[:MEMBER_OF_EC2_SECURITY_GROUP]-(vpc:AWSVpc) | vpc.id]) AS vpc,
       instances,
       interfaces
ORDER BY account, region, group;

MATCH path = (sg:AWSEC2SecurityGroup)<-[:MEMBER_OF_EC2_SECURITY_GROUP]-(member)
WHERE sg.name = 'default' AND (member:AWSEC2Instance OR member:AWSNetworkInterface)
RETURN path;
