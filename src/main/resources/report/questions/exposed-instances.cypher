// title: Instances that the internet can reach
// topic: Exposure
// severity: high
// one: instance that the internet can reach
// many: instances that the internet can reach
// counts: account, instance
// columns: account, region, instance, address: Public address, group: Security group, rule, ports,
//   route
// why: A machine with a public address and an inbound rule that is open to the whole world is
//   scanned within minutes. Whatever listens on these ports is all that stands between a stranger
//   and the machine. A subnet whose route tables are known must have a route to an internet gateway;
//   network ACLs and firewalls on the way are not looked at.
// advice: Let a load balancer, a VPN or Session Manager stand in front, or name the sources in the
//   rule.
MATCH (range:AWSIpRange)-[:MEMBER_OF_IP_RULE]->(inbound:AWSIpPermissionInbound)
      -[:MEMBER_OF_EC2_SECURITY_GROUP]->(sg:AWSEC2SecurityGroup)
      <-[:MEMBER_OF_EC2_SECURITY_GROUP]-(member)
      <-[:NETWORK_INTERFACE*0..1]-(machine:AWSEC2Instance)
WHERE range.id IN ['0.0.0.0/0', '::/0']
  AND coalesce(machine.state, 'running') IN ['pending', 'running']
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
// The member of the group is the instance itself or one of its network interfaces.
WITH DISTINCT range, inbound, sg, machine,
     CASE range.id
       WHEN '::/0' THEN coalesce(member.ipv6address,
         head([(member)-[:IPV6_ADDRESS]->(ip:AWSEC2Ipv6Address) | ip.ipv6_address]))
       ELSE coalesce(member.publicipaddress, member.public_ip)
     END AS address,
     COLLECT {
       MATCH (member)-[:PART_OF_SUBNET]->(subnet:AWSEC2Subnet)-[:MEMBER_OF_AWS_VPC]->(:AWSVpc)
             <-[:MEMBER_OF_AWS_VPC]-(table:AWSEC2RouteTable)-[:ROUTE]->(route:AWSEC2Route)
       WHERE route.state = 'active' AND route.gateway_id STARTS WITH 'igw-'
         AND range.id IN [route.destination_cidr_block, route.destination_ipv6_cidr_block]
         AND (EXISTS { (table)-[:ASSOCIATION]->(:AWSEC2RouteTableAssociation)
                         -[:ASSOCIATED_SUBNET]->(subnet) }
           OR (table.main AND NOT EXISTS {
             (:AWSEC2RouteTableAssociation)-[:ASSOCIATED_SUBNET]->(subnet) }))
       RETURN DISTINCT table.id + ' to ' + route.gateway_id AS way ORDER BY way
     } AS route
WHERE address IS NOT NULL
MATCH (owner:AWSAccount)-[:RESOURCE]->(machine)
RETURN coalesce(owner.name, owner.id) AS account,
       machine.region AS region,
       machine.id AS instance,
       address,
       coalesce(sg.name + ' (' + sg.id + ')', sg.id) AS group,
       'from ' + range.id AS rule,
       CASE
         WHEN inbound.protocol IN ['-1', 'all'] THEN 'all'
         WHEN inbound.fromport IS NULL OR inbound.fromport < 0 THEN inbound.protocol
         WHEN inbound.fromport = inbound.toport THEN inbound.protocol + ' ' + inbound.fromport
         ELSE inbound.protocol + ' ' + inbound.fromport + '-' + inbound.toport
       END AS ports,
       route
ORDER BY account, region, instance, inbound.fromport, ports, rule;

MATCH reach = (range:AWSIpRange)-[:MEMBER_OF_IP_RULE]->(inbound:AWSIpPermissionInbound)
      -[:MEMBER_OF_EC2_SECURITY_GROUP]->(sg:AWSEC2SecurityGroup)
      <-[:MEMBER_OF_EC2_SECURITY_GROUP]-(member)
      <-[:NETWORK_INTERFACE*0..1]-(machine:AWSEC2Instance)
WHERE range.id IN ['0.0.0.0/0', '::/0']
  AND coalesce(machine.state, 'running') IN ['pending', 'running']
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
  // Through the interface only where the instance itself does not show it.
  AND (member = machine OR coalesce(machine.publicipaddress, machine.ipv6address) IS NULL
    OR NOT (machine)-[:MEMBER_OF_EC2_SECURITY_GROUP]->(sg))
  AND CASE range.id
        WHEN '::/0' THEN coalesce(member.ipv6address,
          head([(member)-[:IPV6_ADDRESS]->(ip:AWSEC2Ipv6Address) | ip.ipv6_address]))
        ELSE coalesce(member.publicipaddress, member.public_ip)
      END IS NOT NULL
OPTIONAL MATCH way = (:AWSInternetGateway)<-[:ROUTES_TO_GATEWAY]-(route:AWSEC2Route)
      <-[:ROUTE]-(:AWSEC2RouteTable)-[:ASSOCIATION]->(:AWSEC2RouteTableAssociation)
      -[:ASSOCIATED_SUBNET]->(:AWSEC2Subnet)<-[:PART_OF_SUBNET]-(machine)
WHERE route.state = 'active'
  AND range.id IN [route.destination_cidr_block, route.destination_ipv6_cidr_block]
UNWIND [reach, way] AS path
WITH path WHERE path IS NOT NULL
RETURN path;
