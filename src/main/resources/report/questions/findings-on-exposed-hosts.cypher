// title: Vulnerabilities on instances that the internet can reach
// topic: Exposure
// severity: critical
// one: open finding on an exposed instance
// many: open findings on exposed instances
// counts: id
// columns: severity, finding, score: CVSS, exploit: Exploit, fix: Fix, package,
//   instance, account, address: Public address (detail), id: Finding ARN (detail)
// why: A known weakness on a machine that strangers can talk to is the shortest way in. These are
//   the findings to close first, whatever the list of all findings looks like.
// advice: Update the packages that have a fix; where there is none, take the machine off the
//   internet.
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
WITH DISTINCT instance,
     CASE range.id
       WHEN '::/0' THEN coalesce(member.ipv6address,
         head([(member)-[:IPV6_ADDRESS]->(ip:AWSEC2Ipv6Address) | ip.ipv6_address]))
       ELSE coalesce(member.publicipaddress, member.public_ip)
     END AS address
WHERE address IS NOT NULL
WITH instance, collect(address) AS addresses
MATCH (account:AWSAccount)-[:RESOURCE]->(instance)<-[:AFFECTS]-(finding:AWSInspectorFinding)
WHERE coalesce(finding.status, 'ACTIVE') = 'ACTIVE'
RETURN finding.severity AS severity,
       coalesce(finding.cve_id, finding.vulnerabilityid, finding.name, finding.type) AS finding,
       finding.cvssscore AS score,
       finding.exploitavailable AS exploit,
       finding.fixavailable AS fix,
       COLLECT { MATCH (finding)-[:HAS]->(package:AWSInspectorPackage)
                 RETURN package.name + coalesce(' ' + nullIf(package.version, '0'), '') AS name
                 ORDER BY name } AS package,
       instance.id AS instance,
       addresses AS address,
       coalesce(account.name, account.id) AS account,
       finding.id AS id
ORDER BY CASE severity WHEN 'CRITICAL' THEN 0 WHEN 'HIGH' THEN 1 WHEN 'MEDIUM' THEN 2
           WHEN 'LOW' THEN 3 ELSE 4 END,
         score DESC, finding, instance;

MATCH path = (range:AWSIpRange)-[:MEMBER_OF_IP_RULE]->(:AWSIpPermissionInbound)
      -[:MEMBER_OF_EC2_SECURITY_GROUP]->(group:AWSEC2SecurityGroup)
      <-[:MEMBER_OF_EC2_SECURITY_GROUP]-(member)
      <-[:NETWORK_INTERFACE*0..1]-(instance:AWSEC2Instance)
      <-[:AFFECTS]-(finding:AWSInspectorFinding)
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
  AND coalesce(finding.status, 'ACTIVE') = 'ACTIVE'
  // Through the interface only where the instance itself does not show it.
  AND (member = instance OR coalesce(instance.publicipaddress, instance.ipv6address) IS NULL
    OR NOT (instance)-[:MEMBER_OF_EC2_SECURITY_GROUP]->(group))
  AND CASE range.id
        WHEN '::/0' THEN coalesce(member.ipv6address,
          head([(member)-[:IPV6_ADDRESS]->(ip:AWSEC2Ipv6Address) | ip.ipv6_address]))
        ELSE coalesce(member.publicipaddress, member.public_ip)
      END IS NOT NULL
RETURN path
ORDER BY CASE finding.severity WHEN 'CRITICAL' THEN 0 WHEN 'HIGH' THEN 1 WHEN 'MEDIUM' THEN 2
           ELSE 3 END;
