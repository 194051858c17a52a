MATCH (account:AWSAccount {id: '210987654321'})
// Called by services; without a policy; of a policy that nobody has read.
CREATE (account)-[:RESOURCE]->(:AWSLambda {id: 'arn:1', arn: 'arn:1', region: 'eu-west-1', name: 'invoice',
  anonymous_access: false, anonymous_actions: []})
CREATE (account)-[:RESOURCE]->(:AWSLambda {id: 'arn:2', arn: 'arn:2', region: 'eu-west-1', name: 'printer'})
