// title: Instances that the internet can reach
// topic: Exposure
// severity: high
// one: instance that the internet can reach
// many: instances that the internet can reach
// counts: account, instance
// columns: account, region, instance, address: Public address, group: Security group, rule, ports
// why: A machine with a public address and an inbound rule that is open to the whole world is
//   scanned within minutes. Whatever listens on these ports is all that stands between a stranger
//   and the machine. Routes and network ACLs are not looked at.
// advice: Let a load balancer, a VPN or Session Manager stand in front, or name the sources in the
//   rule.
MATCH (range:AWSIpRange)-[:MEMBER_OF_IP_RULE]->(inbound:AWSIpPermissionInbound)
      -[:MEMBER_OF_EC2_SECURITY_GROUP]->(sg:AWSEC2SecurityGroup)
      <-[:MEMBER_OF_EC2_SECURITY_GROUP]-(member)
      <-[:NETWORK_INTERFACE*0..1]-(machine:AWSEC2Instance)
WHERE range.id IN ['0.0.0.0/0', '::/0']
  AND coalesce(machine.state, 'running') IN ['pending', 'running']
// The member of the group is the instance itself or one of its network interfaces.
WITH DISTINCT range, inbound, sg, machine,
     CASE range.id
       WHEN '::/0' THEN coalesce(member.ipv6address,
         head([(member)-[:IPV6_ADDRESS]->(ip:AWSEC2Ipv6Address) | ip.ipv6_address]))
       ELSE coalesce(member.publicipaddress, member.public_ip)
     END AS address
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
       END AS ports
ORDER BY account, region, instance, inbound.fromport, ports, rule;

MATCH path = (range:AWSIpRange)-[:MEMBER_OF_IP_RULE]->(inbound:AWSIpPermissionInbound)
      -[:MEMBER_OF_EC2_SECURITY_GROUP]->(sg:AWSEC2SecurityGroup)
      <-[:MEMBER_OF_EC2_SECURITY_GROUP]-(member)
      <-[:NETWORK_INTERFACE*0..1]-(machine:AWSEC2Instance)
WHERE range.id IN ['0.0.0.0/0', '::/0']
  AND coalesce(machine.state, 'running') IN ['pending', 'running']
  // Through the interface only where the instance itself does not show it.
  AND (member = machine OR coalesce(machine.publicipaddress, machine.ipv6address) IS NULL
    OR NOT (machine)-[:MEMBER_OF_EC2_SECURITY_GROUP]->(sg))
  AND CASE range.id
        WHEN '::/0' THEN coalesce(member.ipv6address,
          head([(member)-[:IPV6_ADDRESS]->(ip:AWSEC2Ipv6Address) | ip.ipv6_address]))
        ELSE coalesce(member.publicipaddress, member.public_ip)
      END IS NOT NULL
RETURN path;
