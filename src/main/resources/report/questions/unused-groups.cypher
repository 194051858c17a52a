// title: Security groups that nothing uses
// topic: Leftovers
// severity: low
// one: security group that nothing uses
// many: security groups that nothing uses
// counts: account, group
// columns: account, region, group: Security group, name, description
// why: Rules that nobody needs make those hard to see that somebody does, and the next machine
//   may be put into the wrong group.
// advice: Delete it.
MATCH (account:AWSAccount)-[:RESOURCE]->(sg:AWSEC2SecurityGroup)
// The default group cannot be deleted; a group without a name was only seen in passing.
WHERE sg.name <> 'default'
  AND NOT EXISTS {
    (sg)<-[:MEMBER_OF_EC2_SECURITY_GROUP|MEMBER_OF_SECURITY_GROUP]-(member)
    WHERE NOT member:AWSIpRule AND NOT member:AWSVpc }
  AND NOT EXISTS { (sg)<-[:ALLOWS_TRAFFIC_FROM]-(other) WHERE other <> sg }
  AND NOT EXISTS {
    (account)-[:RESOURCE]->(version:AWSLaunchTemplateVersion)
    WHERE sg.id IN version.security_group_ids OR sg.name IN version.security_groups }
  // Interfaces tell what uses a group: without any of the region, nobody has looked.
  AND EXISTS {
    (account)-[:RESOURCE]->(eni:AWSNetworkInterface)
    WHERE eni.region = sg.region AND eni.interface_type IS NOT NULL }
RETURN coalesce(account.name, account.id) AS account,
       sg.region AS region,
       sg.id AS group,
       sg.name AS name,
       sg.description AS description
ORDER BY account, region, name, group;

MATCH path = (account:AWSAccount)-[:RESOURCE]->(sg:AWSEC2SecurityGroup)
WHERE sg.name <> 'default'
  AND NOT EXISTS {
    (sg)<-[:MEMBER_OF_EC2_SECURITY_GROUP|MEMBER_OF_SECURITY_GROUP]-(member)
    WHERE NOT member:AWSIpRule AND NOT member:AWSVpc }
  AND NOT EXISTS { (sg)<-[:ALLOWS_TRAFFIC_FROM]-(other) WHERE other <> sg }
  AND NOT EXISTS {
    (account)-[:RESOURCE]->(version:AWSLaunchTemplateVersion)
    WHERE sg.id IN version.security_group_ids OR sg.name IN version.security_groups }
  AND EXISTS {
    (account)-[:RESOURCE]->(eni:AWSNetworkInterface)
    WHERE eni.region = sg.region AND eni.interface_type IS NOT NULL }
RETURN path;
