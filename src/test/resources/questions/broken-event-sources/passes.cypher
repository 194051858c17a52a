MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(f:AWSLambda {id: 'arn:aws:lambda:eu-west-1:210987654321:function:scans', arn: 'arn:aws:lambda:eu-west-1:210987654321:function:scans', region: 'eu-west-1', name: 'scans'})
CREATE (account)-[:RESOURCE]->(m:AWSLambdaEventSourceMapping {id: 'm-1', state: 'Enabled',
  eventsourcearn: 'arn:aws:sqs:eu-west-1:210987654321:scans', functionarn: 'arn:aws:lambda:eu-west-1:210987654321:function:scans', lastprocessingresult: 'OK'})
CREATE (f)-[:RESOURCE]->(m)
// Switched off.
CREATE (account)-[:RESOURCE]->(:AWSLambdaEventSourceMapping {id: 'm-2', state: 'Disabled',
  eventsourcearn: 'arn:aws:sqs:eu-west-1:210987654321:parcels', functionarn: 'arn:aws:lambda:eu-west-1:210987654321:function:parcels',
  lastprocessingresult: 'PROBLEM: Function call failed'})
// Whose region nobody has listed the functions of.
CREATE (account)-[:RESOURCE]->(:AWSLambdaEventSourceMapping {id: 'm-3', state: 'Enabled',
  eventsourcearn: 'arn:aws:sqs:us-east-1:210987654321:parcels',
  functionarn: 'arn:aws:lambda:us-east-1:210987654321:function:parcels'})
