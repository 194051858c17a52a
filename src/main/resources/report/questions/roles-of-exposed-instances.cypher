// title: Roles that an exposed instance can assume
// topic: Exposure
// severity: high
// one: role within reach of an exposed instance
// many: roles within reach of exposed instances
// counts: arn
// columns: account, instance, role, via, administrator, policies, arn: Role ARN (detail)
// why: Who takes over a machine takes over its role, and every role that this role may assume, up
//   to two steps on. That turns one weak host into access to the account, or to another one.
// advice: Give the instance a role of its own with only what it needs; let other roles trust named
//   principals, not the whole account.
MATCH (range:AWSIpRange)-[:MEMBER_OF_IP_RULE]->(:AWSIpPermissionInbound)
      -[:MEMBER_OF_EC2_SECURITY_GROUP]->(:AWSEC2SecurityGroup)
      <-[:MEMBER_OF_EC2_SECURITY_GROUP]-(member)
      <-[:NETWORK_INTERFACE*0..1]-(instance:AWSEC2Instance)
WHERE range.id IN ['0.0.0.0/0', '::/0']
  AND coalesce(instance.state, 'running') IN ['pending', 'running']
  // Where the route tables are known, one has to lead to an internet gateway.
  AND (NOT EXISTS {
      (member)-[:PART_OF_SUBNET]->(:AWSEC2Subnet)-[:MEMBER_OF_AWS_VPC]->(:AWSVpc)
        <-[:MEMBER_OF_AWS_VPC]-(:AWSEC2RouteTable) }
    OR EXISTS {
      MATCH (member)-[:PART_OF_SUBNET]->(subnet:AWSEC2Subnet)-[:MEMBER_OF_AWS_VPC]->(:AWSVpc)
            <-[:MEMBER_OF_AWS_VPC]-(table:AWSEC2RouteTable)-[:ROUTE]->(route:AWSEC2Route)
      WHERE route.state = 'active' AND route.gateway_id STARTS WITH 'igw-'
        AND range.id IN [route.destination_cidr_block, route.destination_ipv6_cidr_block]
        AND (EXISTS { (table)-[:ASSOCIATION]->(:AWSEC2RouteTableAssociation)
                        -[:ASSOCIATED_SUBNET]->(subnet) }
          OR (table.main AND NOT EXISTS {
            (:AWSEC2RouteTableAssociation)-[:ASSOCIATED_SUBNET]->(subnet) })) })
  AND CASE range.id
        WHEN '::/0' THEN coalesce(member.ipv6address,
          head([(member)-[:IPV6_ADDRESS]->(ip:AWSEC2Ipv6Address) | ip.ipv6_address]))
        ELSE coalesce(member.publicipaddress, member.public_ip)
      END IS NOT NULL
WITH DISTINCT instance
MATCH (instance)-[:INSTANCE_PROFILE]->(profile:AWSInstanceProfile)
      -[:ASSOCIATED_WITH]->(first:AWSRole)
MATCH steps = (first)-[:STS_ASSUMEROLE_ALLOW*0..2]->(role:AWSRole)
WITH instance, profile, role, steps
ORDER BY length(steps)
WITH instance, role, head(collect(profile)) AS profile, head(collect(steps)) AS steps
MATCH (account:AWSAccount)-[:RESOURCE]->(instance)
OPTIONAL MATCH (owner:AWSAccount)-[:RESOURCE]->(role)
RETURN coalesce(account.name, account.id) AS account,
       instance.id AS instance,
       CASE WHEN owner <> account
         THEN role.name + ' in ' + coalesce(owner.name, owner.id)
         ELSE role.name
       END AS role,
       CASE length(steps)
         WHEN 0 THEN 'instance profile ' + profile.instance_profile_name
         ELSE reduce(text = '', step IN nodes(steps)[..-1] |
           text + CASE text WHEN '' THEN 'role ' ELSE ', then ' END + step.name)
       END AS via,
       EXISTS {
         (role)-[:POLICY]->(:AWSPolicy)-[:STATEMENT]->(statement:AWSPolicyStatement)
         WHERE statement.effect = 'Allow'
           AND any(action IN statement.action WHERE action IN ['*', '*:*'])
           AND '*' IN statement.resource
       } AS administrator,
       COLLECT { MATCH (role)-[:POLICY]->(policy:AWSPolicy)
                 RETURN policy.name ORDER BY policy.name } AS policies,
       role.arn AS arn
ORDER BY administrator DESC, account, instance, length(steps), role;

MATCH (range:AWSIpRange)-[:MEMBER_OF_IP_RULE]->(:AWSIpPermissionInbound)
      -[:MEMBER_OF_EC2_SECURITY_GROUP]->(:AWSEC2SecurityGroup)
      <-[:MEMBER_OF_EC2_SECURITY_GROUP]-(member)
      <-[:NETWORK_INTERFACE*0..1]-(instance:AWSEC2Instance)
WHERE range.id IN ['0.0.0.0/0', '::/0']
  AND coalesce(instance.state, 'running') IN ['pending', 'running']
  // Where the route tables are known, one has to lead to an internet gateway.
  AND (NOT EXISTS {
      (member)-[:PART_OF_SUBNET]->(:AWSEC2Subnet)-[:MEMBER_OF_AWS_VPC]->(:AWSVpc)
        <-[:MEMBER_OF_AWS_VPC]-(:AWSEC2RouteTable) }
    OR EXISTS {
      MATCH (member)-[:PART_OF_SUBNET]->(subnet:AWSEC2Subnet)-[:MEMBER_OF_AWS_VPC]->(:AWSVpc)
            <-[:MEMBER_OF_AWS_VPC]-(table:AWSEC2RouteTable)-[:ROUTE]->(route:AWSEC2Route)
      WHERE route.state = 'active' AND route.gateway_id STARTS WITH 'igw-'
        AND range.id IN [route.destination_cidr_block, route.destination_ipv6_cidr_block]
        AND (EXISTS { (table)-[:ASSOCIATION]->(:AWSEC2RouteTableAssociation)
                        -[:ASSOCIATED_SUBNET]->(subnet) }
          OR (table.main AND NOT EXISTS {
            (:AWSEC2RouteTableAssociation)-[:ASSOCIATED_SUBNET]->(subnet) })) })
  AND CASE range.id
        WHEN '::/0' THEN coalesce(member.ipv6address,
          head([(member)-[:IPV6_ADDRESS]->(ip:AWSEC2Ipv6Address) | ip.ipv6_address]))
        ELSE coalesce(member.publicipaddress, member.public_ip)
      END IS NOT NULL
WITH DISTINCT instance
MATCH path = (instance)-[:INSTANCE_PROFILE]->(:AWSInstanceProfile)-[:ASSOCIATED_WITH]->(:AWSRole)
      -[:STS_ASSUMEROLE_ALLOW*0..2]->(role:AWSRole)-[:POLICY*0..1]->(leaf)
WHERE leaf:AWSPolicy OR NOT (role)-[:POLICY]->()
RETURN path;
