MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(zone:AWSDNSZone {id: '/hostedzone/Z1', name: 'shop.example', privatezone: false})
CREATE (one:AWSNameServer {id: 'ns-1.awsdns-00.com', name: 'ns-1.awsdns-00.com'})
CREATE (own:AWSNameServer {id: 'ns-2.awsdns-00.com', name: 'ns-2.awsdns-00.com'})
// Its own servers; one that is there, in another account; and one at another provider.
CREATE (zone)<-[:MEMBER_OF_DNS_ZONE]-(:AWSDNSRecord {id: '/hostedzone/Z1/shop.example/NS', name: 'shop.example',
  type: 'NS'})-[:DNS_POINTS_TO]->(own)
CREATE (zone)<-[:MEMBER_OF_DNS_ZONE]-(:AWSDNSRecord {id: '/hostedzone/Z1/dev.shop.example/NS',
  name: 'dev.shop.example', type: 'NS'})-[:DNS_POINTS_TO]->(one)
CREATE (:AWSAccount {id: '444455556666'})-[:RESOURCE]->
  (:AWSDNSZone {id: '/hostedzone/Z2', name: 'dev.shop.example', privatezone: false})-[:NAMESERVER]->(one)
CREATE (zone)<-[:MEMBER_OF_DNS_ZONE]-(:AWSDNSRecord {id: '/hostedzone/Z1/blog.shop.example/NS',
  name: 'blog.shop.example', type: 'NS'})-[:DNS_POINTS_TO]->
  (:AWSNameServer {id: 'ns1.dns.example', name: 'ns1.dns.example'})
