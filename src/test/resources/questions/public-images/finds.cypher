MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(:AWSEC2Image {id: 'ami-1|eu-west-1', imageid: 'ami-1', region: 'eu-west-1',
  name: 'base', ispublic: true, owner: '210987654321', creationdate: '2024-03-01T10:00:00.000Z'})
