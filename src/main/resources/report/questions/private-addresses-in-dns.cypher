// title: Private addresses that everybody can look up
// topic: Network
// severity: low
// one: public record with a private address
// many: public records with private addresses
// counts: id
// columns: account, zone, name, addresses, id: Record (detail)
// why: The record tells the world which names and address ranges are used inside. A guest of
//   another network that has the same range is led to whatever has the address there.
// advice: Move the record to a private zone of the same name that is associated with the VPCs.
MATCH (account:AWSAccount)-[:RESOURCE]->(zone:AWSDNSZone)<-[:MEMBER_OF_DNS_ZONE]-(record:AWSDNSRecord)
WHERE zone.privatezone = false AND record.type = 'A'
  // https://www.rfc-editor.org/rfc/rfc1918
  AND any(address IN split(record.value, ',') WHERE address =~
        '(10|192\\.168|172\\.(1[6-9]|2[0-9]|3[01]))\\..*')
RETURN coalesce(account.name, account.id) AS account,
       zone.name AS zone,
       record.name AS name,
       record.value AS addresses,
       record.id AS id
ORDER BY account, zone, name, addresses;

MATCH path = (account:AWSAccount)-[:RESOURCE]->(zone:AWSDNSZone)<-[:MEMBER_OF_DNS_ZONE]-(record:AWSDNSRecord)
WHERE zone.privatezone = false AND record.type = 'A'
  AND any(address IN split(record.value, ',') WHERE address =~
        '(10|192\\.168|172\\.(1[6-9]|2[0-9]|3[01]))\\..*')
RETURN path;
