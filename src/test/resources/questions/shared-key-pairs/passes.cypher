MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(one:AWSEC2KeyPair {arn: 'arn:aws:ec2:eu-west-1:210987654321:key-pair/ops', keyname: 'ops', region: 'eu-west-1'})
// The same key in two regions of one account.
CREATE (account)-[:RESOURCE]->(two:AWSEC2KeyPair {arn: 'two', keyname: 'ops', region: 'us-east-1'})
CREATE (one)-[:MATCHING_FINGERPRINT]->(two)
