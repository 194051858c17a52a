MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(i:AWSEC2Instance {id: 'i-1', region: 'eu-west-1', state: 'running',
  imageid: 'ami-1', metadatahttpendpoint: 'enabled', imdsv1enabled: true})
CREATE (account)-[:RESOURCE]->(:AWSEC2Image {id: 'ami-1|eu-west-1', imageid: 'ami-1', region: 'eu-west-1',
  name: 'base', owner: '444455556666'})
// Of a surveyed account, and of Amazon.
CREATE (other:AWSAccount {id: '444455556666', name: 'development', inscope: true})
CREATE (account)-[:RESOURCE]->(:AWSEC2Image {id: 'ami-2|eu-west-1', imageid: 'ami-2', region: 'eu-west-1',
  owner: '137112412989', image_owner_alias: 'amazon'})
CREATE (account)-[:RESOURCE]->(:AWSEC2Instance {id: 'i-2', region: 'eu-west-1', imageid: 'ami-2'})
