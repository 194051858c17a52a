// title: Management ports and databases open to the world
// topic: Exposure
// severity: high
// one: rule that opens a management port or a database to the world
// many: rules that open management ports or databases to the world
// counts: id
// columns: account, region, group: Security group, ports, services, source: From, used:
//   Interfaces, id: Rule (detail)
// why: Remote shells, desktops and databases are the first things that scanners try, with leaked
//   passwords and with every new vulnerability. A group without interfaces is a trap for the next
//   machine that is put into it.
// advice: Name the sources in the rule, or close the port and use Session Manager, a VPN or a
//   private endpoint.
WITH [{port: 21, name: 'FTP'}, {port: 22, name: 'SSH'}, {port: 23, name: 'Telnet'},
      {port: 445, name: 'SMB'}, {port: 1433, name: 'SQL Server'}, {port: 1521, name: 'Oracle'},
      {port: 2375, name: 'Docker'}, {port: 3306, name: 'MySQL'}, {port: 3389, name: 'RDP'},
      {port: 5432, name: 'PostgreSQL'}, {port: 5900, name: 'VNC'}, {port: 5985, name: 'WinRM'},
      {port: 5986, name: 'WinRM'}, {port: 6379, name: 'Redis'}, {port: 9200, name: 'Elasticsearch'},
      {port: 10250, name: 'kubelet'}, {port: 11211, name: 'memcached'},
      {port: 27017, name: 'MongoDB'}] AS known
MATCH (range:AWSIpRange)-[:MEMBER_OF_IP_RULE]->(rule:AWSIpPermissionInbound)
      -[:MEMBER_OF_EC2_SECURITY_GROUP]->(sg:AWSEC2SecurityGroup)<-[:RESOURCE]-(account:AWSAccount)
WHERE range.id IN ['0.0.0.0/0', '::/0']
WITH known, account, sg, rule, range.id AS source
ORDER BY source
WITH account, sg, rule, collect(DISTINCT source) AS source,
     CASE
       WHEN rule.protocol IN ['-1', 'all'] THEN ['everything']
       // Protocol 6 is TCP.
       WHEN rule.protocol IN ['tcp', '6'] THEN
         [each IN known WHERE coalesce(rule.fromport, 0) <= each.port
                          AND each.port <= coalesce(rule.toport, 65535) | each.name]
       ELSE []
     END AS services
WHERE size(services) > 0
RETURN coalesce(account.name, account.id) AS account,
       sg.region AS region,
       coalesce(sg.name + ' (' + sg.id + ')', sg.id) AS group,
       CASE
         WHEN rule.protocol IN ['-1', 'all'] THEN 'all'
         WHEN rule.fromport = rule.toport THEN rule.protocol + ' ' + rule.fromport
         ELSE rule.protocol + ' ' + coalesce(rule.fromport, 0) + '-' + coalesce(rule.toport, 65535)
       END AS ports,
       services,
       source,
       COUNT { (sg)<-[:MEMBER_OF_EC2_SECURITY_GROUP]-(:AWSNetworkInterface) } AS used,
       rule.id AS id
ORDER BY account, region, group, rule.fromport, ports, id;

MATCH path = (range:AWSIpRange)-[:MEMBER_OF_IP_RULE]->(rule:AWSIpPermissionInbound)
      -[:MEMBER_OF_EC2_SECURITY_GROUP]->(sg:AWSEC2SecurityGroup)
WHERE range.id IN ['0.0.0.0/0', '::/0']
  AND (rule.protocol IN ['-1', 'all']
    OR (rule.protocol IN ['tcp', '6']
      AND any(port IN [21, 22, 23, 445, 1433, 1521, 2375, 3306, 3389, 5432, 5900, 5985, 5986, 6379,
                       9200, 10250, 11211, 27017]
              WHERE coalesce(rule.fromport, 0) <= port AND port <= coalesce(rule.toport, 65535))))
RETURN path;
