// title: Names that are delegated to zones which are not there
// topic: Exposure
// severity: high
// one: name delegated to a zone that is not there
// many: names delegated to zones that are not there
// counts: id
// columns: account, zone, name, servers: Name servers, id: Record (detail)
// why: The name leads to servers of Route 53 on which none of the surveyed accounts has a zone of
//   that name. Whoever makes zones until one of them is put on these servers owns the name, with
//   mail and certificates.
// advice: Delete the NS record; or, if the zone belongs to an account that is not surveyed, survey
//   it too.
MATCH (account:AWSAccount)-[:RESOURCE]->(zone:AWSDNSZone)<-[:MEMBER_OF_DNS_ZONE]-(record:AWSDNSRecord)
WHERE record.type = 'NS' AND record.name <> zone.name AND zone.privatezone = false
MATCH (record)-[:DNS_POINTS_TO]->(server:AWSNameServer)
WITH account, zone, record, collect(server) AS servers
WHERE any(server IN servers WHERE server.name CONTAINS '.awsdns-')
  AND NOT EXISTS {
    MATCH (below:AWSDNSZone {name: record.name})-[:NAMESERVER]->(own:AWSNameServer)
    WHERE own IN servers
  }
RETURN coalesce(account.name, account.id) AS account,
       zone.name AS zone,
       record.name AS name,
       [server IN servers | server.name] AS servers,
       record.id AS id
ORDER BY account, zone, name;

MATCH path = (zone:AWSDNSZone)<-[:MEMBER_OF_DNS_ZONE]-(record:AWSDNSRecord)-[:DNS_POINTS_TO]->(server:AWSNameServer)
WHERE record.type = 'NS' AND record.name <> zone.name AND zone.privatezone = false
  AND EXISTS {
    MATCH (record)-[:DNS_POINTS_TO]->(some:AWSNameServer) WHERE some.name CONTAINS '.awsdns-'
  }
  AND NOT EXISTS {
    MATCH (record)-[:DNS_POINTS_TO]->(own:AWSNameServer)<-[:NAMESERVER]-(below:AWSDNSZone)
    WHERE below.name = record.name
  }
RETURN path;
