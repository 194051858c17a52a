MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(zone:AWSDNSZone {id: '/hostedzone/Z1', name: 'shop.example', privatezone: false})
// An instance's, one of a kept address, one of an interface, and names that are not of this kind.
CREATE (account)-[:RESOURCE]->(:AWSEC2Instance {id: 'i-1',
  publicdnsname: 'ec2-203-0-113-10.eu-west-1.compute.amazonaws.com'})
CREATE (account)-[:RESOURCE]->(:AWSElasticIPAddress {id: '203.0.113.11', public_ip: '203.0.113.11'})
CREATE (account)-[:RESOURCE]->(:AWSEC2PrivateIp {id: 'eni-1:10.0.0.1', public_ip: '203.0.113.12'})
WITH account, zone
UNWIND ['ec2-203-0-113-10.eu-west-1.compute.amazonaws.com', 'ec2-203-0-113-11.eu-west-1.compute.amazonaws.com',
  'ec2-203-0-113-12.eu-west-1.compute.amazonaws.com', 'ec2-shop.example', 'mail.provider.example'] AS value
CREATE (zone)<-[:MEMBER_OF_DNS_ZONE]-(:AWSDNSRecord {id: '/hostedzone/Z1/' + value + '/CNAME',
  name: 'x.shop.example', type: 'CNAME', value: value})
WITH DISTINCT account
// Inside, such a name leads to the address inside.
CREATE (account)-[:RESOURCE]->(:AWSDNSZone {id: '/hostedzone/Z2', name: 'shop.example', privatezone: true})
  <-[:MEMBER_OF_DNS_ZONE]-(:AWSDNSRecord {id: '/hostedzone/Z2/ftp.shop.example/CNAME', name: 'ftp.shop.example',
  type: 'CNAME', value: 'ec2-203-0-113-9.eu-west-1.compute.amazonaws.com'})
