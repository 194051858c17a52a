MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(i:AWSEC2Instance {id: 'i-1', region: 'eu-west-1', state: 'running',
  imageid: 'ami-1', metadatahttpendpoint: 'enabled', imdsv1enabled: true})
CREATE (account)-[:RESOURCE]->(:AWSEC2Image {id: 'ami-1|eu-west-1', imageid: 'ami-1', region: 'eu-west-1',
  name: 'base', creationdate: toString(datetime() - duration('P100D'))})
// Images of this region were not listed; and a machine that is stopped.
CREATE (account)-[:RESOURCE]->(:AWSEC2Instance {id: 'i-2', region: 'us-east-1', state: 'running', imageid: 'ami-9'})
CREATE (account)-[:RESOURCE]->(:AWSEC2Instance {id: 'i-3', region: 'eu-west-1', state: 'stopped', imageid: 'ami-9'})
