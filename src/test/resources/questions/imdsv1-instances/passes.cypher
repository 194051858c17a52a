MATCH (account:AWSAccount {id: '210987654321'})
// Tokens are required, or there is no endpoint at all.
CREATE (account)-[:RESOURCE]->(:AWSEC2Instance {id: 'i-1', imdsv1enabled: false, state: 'running'})
CREATE (account)-[:RESOURCE]->(:AWSEC2Instance {id: 'i-2', imdsv1enabled: true, state: 'running',
  metadatahttpendpoint: 'disabled'})
