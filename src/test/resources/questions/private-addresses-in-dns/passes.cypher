MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(zone:AWSDNSZone {id: '/hostedzone/Z1', name: 'shop.example', privatezone: false})
CREATE (zone)<-[:MEMBER_OF_DNS_ZONE]-(:AWSDNSRecord {id: '/hostedzone/Z1/a/CNAME', name: 'a.shop.example',
  type: 'CNAME', value: '10.gateway.example'})
CREATE (account)-[:RESOURCE]->(:AWSDNSZone {id: '/hostedzone/Z2', name: 'shop.example', privatezone: true})
  <-[:MEMBER_OF_DNS_ZONE]-(:AWSDNSRecord {id: '/hostedzone/Z2/intranet.shop.example/A',
  name: 'intranet.shop.example', type: 'A', value: '10.20.16.40'})
WITH zone
UNWIND ['100.1.1.1', '203.0.113.10', '172.32.0.1,192.169.0.1'] AS value
CREATE (zone)<-[:MEMBER_OF_DNS_ZONE]-(:AWSDNSRecord {id: '/hostedzone/Z1/' + value + '/A', name: 'b.shop.example',
  type: 'A', value: value})
