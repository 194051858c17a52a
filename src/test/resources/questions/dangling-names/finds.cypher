MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(zone:AWSDNSZone {id: '/hostedzone/Z1', name: 'shop.example', privatezone: false})
CREATE (zone)<-[:MEMBER_OF_DNS_ZONE]-(:AWSDNSRecord {id: '/hostedzone/Z1/ftp.shop.example/CNAME',
  name: 'ftp.shop.example', type: 'CNAME', value: 'ec2-203-0-113-9.eu-west-1.compute.amazonaws.com'})
CREATE (zone)<-[:MEMBER_OF_DNS_ZONE]-(:AWSDNSRecord {id: '/hostedzone/Z1/us.shop.example/CNAME',
  name: 'us.shop.example', type: 'CNAME', value: 'ec2-198-51-100-9.compute-1.amazonaws.com'})
CREATE (account)-[:RESOURCE]->(:AWSEC2Instance {id: 'i-1',
  publicdnsname: 'ec2-203-0-113-10.eu-west-1.compute.amazonaws.com'})
