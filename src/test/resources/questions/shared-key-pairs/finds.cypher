MATCH (account:AWSAccount {id: '210987654321'})
CREATE (other:AWSAccount {id: '444455556666', name: 'development', inscope: true})
CREATE (account)-[:RESOURCE]->(one:AWSEC2KeyPair {arn: 'arn:aws:ec2:eu-west-1:210987654321:key-pair/ops', keyname: 'ops', region: 'eu-west-1'})
CREATE (other)-[:RESOURCE]->(two:AWSEC2KeyPair
  {arn: 'arn:aws:ec2:us-east-1:444455556666:key-pair/old', keyname: 'old', region: 'us-east-1'})
CREATE (one)-[:MATCHING_FINGERPRINT]->(two)
CREATE (one)-[:SSH_LOGIN_TO]->(:AWSEC2Instance {id: 'i-1'})
