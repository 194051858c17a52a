MATCH (account:AWSAccount {id: '210987654321'})
// At an instance, at an interface, at a NAT gateway.
CREATE (account)-[:RESOURCE]->(:AWSElasticIPAddress {id: '1', instance_id: 'i-1'})
CREATE (account)-[:RESOURCE]->(:AWSElasticIPAddress {id: '2', network_interface_id: 'eni-1'})
CREATE (account)-[:RESOURCE]->(:AWSElasticIPAddress {id: '3', association_id: 'eipassoc-1'})
