// title: Names that lead to instances which are not there
// topic: Exposure
// severity: high
// one: name that leads to nobody's instance
// many: names that lead to nobody's instances
// counts: id
// columns: account, zone, name, target: Leads to, id: Record (detail)
// why: The public name of an instance goes with its address, and AWS gives the address to the next
//   customer who starts one. Then that customer answers under this name, and gets certificates for
//   it.
// advice: Delete the record, or let it lead to an Elastic IP address that is kept.
MATCH (account:AWSAccount)-[:RESOURCE]->(zone:AWSDNSZone)<-[:MEMBER_OF_DNS_ZONE]-(record:AWSDNSRecord)
WHERE zone.privatezone = false AND record.type = 'CNAME'
  AND record.value =~ 'ec2-[0-9]+-[0-9]+-[0-9]+-[0-9]+\\.([a-z0-9-]+\\.compute|compute-1)\\.amazonaws\\.com(\\.cn)?'
  // Without instances nothing is known of them.
  AND EXISTS { MATCH (:AWSEC2Instance) }
  AND NOT EXISTS { MATCH (:AWSEC2Instance {publicdnsname: record.value}) }
WITH account, zone, record,
     replace(substring(split(record.value, '.')[0], 4), '-', '.') AS address
WHERE NOT EXISTS { MATCH (:AWSElasticIPAddress {public_ip: address}) }
  AND NOT EXISTS { MATCH (ip:AWSEC2PrivateIp) WHERE ip.public_ip = address }
RETURN coalesce(account.name, account.id) AS account,
       zone.name AS zone,
       record.name AS name,
       record.value AS target,
       record.id AS id
ORDER BY account, zone, name;

MATCH path = (account:AWSAccount)-[:RESOURCE]->(zone:AWSDNSZone)<-[:MEMBER_OF_DNS_ZONE]-(record:AWSDNSRecord)
WHERE zone.privatezone = false AND record.type = 'CNAME'
  AND record.value =~ 'ec2-[0-9]+-[0-9]+-[0-9]+-[0-9]+\\.([a-z0-9-]+\\.compute|compute-1)\\.amazonaws\\.com(\\.cn)?'
  AND EXISTS { MATCH (:AWSEC2Instance) }
  AND NOT EXISTS { MATCH (:AWSEC2Instance {publicdnsname: record.value}) }
WITH path, replace(substring(split(record.value, '.')[0], 4), '-', '.') AS address
WHERE NOT EXISTS { MATCH (:AWSElasticIPAddress {public_ip: address}) }
  AND NOT EXISTS { MATCH (ip:AWSEC2PrivateIp) WHERE ip.public_ip = address }
RETURN path;
