MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(f:AWSLambda {id: 'arn:aws:lambda:eu-west-1:210987654321:function:tracking',
  arn: 'arn:aws:lambda:eu-west-1:210987654321:function:tracking', region: 'eu-west-1', name: 'tracking',
  runtime: 'nodejs16.x', anonymous_access: true, anonymous_actions: ['lambda:InvokeFunctionUrl']})
CREATE (account)-[:RESOURCE]->(role:AWSRole:AWSPrincipal {name: 'tracking', arn: 'arn:aws:iam::210987654321:role/tracking'})
CREATE (f)-[:ASSUMES]->(role);

// Its role is gone.
MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(:AWSLambda {id: 'arn:aws:lambda:eu-west-1:210987654321:function:old',
  arn: 'arn:aws:lambda:eu-west-1:210987654321:function:old', region: 'eu-west-1', name: 'old',
  anonymous_access: true, anonymous_actions: ['lambda:*']})
