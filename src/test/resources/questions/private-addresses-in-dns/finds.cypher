MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(zone:AWSDNSZone {id: '/hostedzone/Z1', name: 'shop.example', privatezone: false})
WITH zone
UNWIND ['10.20.16.40', '203.0.113.1,172.31.0.9', '192.168.0.1'] AS value
CREATE (zone)<-[:MEMBER_OF_DNS_ZONE]-(:AWSDNSRecord {id: '/hostedzone/Z1/' + value + '/A', name: 'intranet.shop.example',
  type: 'A', value: value})
