MATCH (account:AWSAccount {id: '210987654321'})
// Of somebody else, who publishes it.
CREATE (account)-[:RESOURCE]->(:AWSEC2Image {id: 'ami-1|eu-west-1', imageid: 'ami-1', region: 'eu-west-1',
  name: 'base', ispublic: true, owner: '137112412989'})
CREATE (account)-[:RESOURCE]->(:AWSEC2Image {id: 'ami-2|eu-west-1', ispublic: false, owner: '210987654321'})
