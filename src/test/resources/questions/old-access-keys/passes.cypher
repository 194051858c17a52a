MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(ada:AWSUser:AWSPrincipal {name: 'ada', arn: 'arn:aws:iam::210987654321:user/ada',
  createdate_dt: datetime('2019-03-01T00:00:00Z')})
// New, and switched off.
CREATE (ada)-[:AWS_ACCESS_KEY]->(:AWSAccountAccessKey {id: 'AKIA1', status: 'Active',
  createdate_dt: datetime() - duration('P89D'), lastuseddate_dt: null})
CREATE (ada)-[:AWS_ACCESS_KEY]->(:AWSAccountAccessKey {id: 'AKIA2', status: 'Inactive',
  createdate_dt: datetime('2020-01-01T08:00:00Z'), lastuseddate_dt: null})
