MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(f:AWSLambda {id: 'arn:aws:lambda:eu-west-1:210987654321:function:scans', arn: 'arn:aws:lambda:eu-west-1:210987654321:function:scans', region: 'eu-west-1', name: 'scans'})
CREATE (account)-[:RESOURCE]->(m:AWSLambdaEventSourceMapping {id: 'm-1', state: 'Enabled',
  eventsourcearn: 'arn:aws:kinesis:eu-west-1:210987654321:stream/gone', functionarn: 'arn:aws:lambda:eu-west-1:210987654321:function:scans',
  lastprocessingresult: 'PROBLEM: Stream not found'})
CREATE (f)-[:RESOURCE]->(m)
CREATE (account)-[:RESOURCE]->(:AWSLambdaEventSourceMapping {id: 'm-2', state: 'Enabled',
  eventsourcearn: 'arn:aws:sqs:eu-west-1:210987654321:parcels', functionarn: 'arn:aws:lambda:eu-west-1:210987654321:function:parcels'})
