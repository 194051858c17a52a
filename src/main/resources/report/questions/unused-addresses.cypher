// title: Elastic addresses that nothing uses
// topic: Leftovers
// severity: low
// one: elastic address that nothing uses
// many: elastic addresses that nothing use
// counts: account, address
// columns: account, region, address, allocation
// why: An address without an interface costs money. A name in the DNS that still leads to it will
//   lead to a stranger once it is released.
// advice: Look for DNS records that name it, then release it.
MATCH (account:AWSAccount)-[:RESOURCE]->(ip:AWSElasticIPAddress)
WHERE ip.association_id IS NULL AND ip.instance_id IS NULL AND ip.network_interface_id IS NULL
RETURN coalesce(account.name, account.id) AS account,
       ip.region AS region,
       ip.public_ip AS address,
       ip.allocation_id AS allocation
ORDER BY account, region, address;

MATCH path = (:AWSAccount)-[:RESOURCE]->(ip:AWSElasticIPAddress)
WHERE ip.association_id IS NULL AND ip.instance_id IS NULL AND ip.network_interface_id IS NULL
RETURN path;
