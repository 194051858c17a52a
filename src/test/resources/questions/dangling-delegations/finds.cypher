MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(zone:AWSDNSZone {id: '/hostedzone/Z1', name: 'shop.example', privatezone: false})
CREATE (zone)<-[:MEMBER_OF_DNS_ZONE]-(record:AWSDNSRecord {id: '/hostedzone/Z1/summer.shop.example/NS',
  name: 'summer.shop.example', type: 'NS'})
CREATE (record)-[:DNS_POINTS_TO]->(server:AWSNameServer {id: 'ns-1.awsdns-00.com', name: 'ns-1.awsdns-00.com'})
// That is where the delegation is from, and no zone of the name.
CREATE (zone)-[:NAMESERVER]->(server)
// A zone of the name, but on other servers: it was deleted and made again.
CREATE (account)-[:RESOURCE]->(:AWSDNSZone {id: '/hostedzone/Z2', name: 'summer.shop.example', privatezone: false})
  -[:NAMESERVER]->(:AWSNameServer {id: 'ns-2.awsdns-00.com', name: 'ns-2.awsdns-00.com'})
