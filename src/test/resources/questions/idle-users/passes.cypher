MATCH (account:AWSAccount {id: '210987654321'})
// A password that is used, a key that is used though the password is not, and a new user.
CREATE (account)-[:RESOURCE]->(:AWSUser:AWSPrincipal {name: 'a', arn: 'a',
  createdate_dt: datetime('2019-03-01T00:00:00Z'), passwordlastused_dt: datetime() - duration('P2D')})
CREATE (account)-[:RESOURCE]->(b:AWSUser:AWSPrincipal {name: 'b', arn: 'b',
  createdate_dt: datetime('2019-03-01T00:00:00Z'), passwordlastused_dt: datetime('2020-01-01T08:00:00Z')})
CREATE (b)-[:AWS_ACCESS_KEY]->(:AWSAccountAccessKey {id: 'k0', status: 'Inactive'})
CREATE (b)-[:AWS_ACCESS_KEY]->(:AWSAccountAccessKey
  {id: 'k', status: 'Active', lastuseddate_dt: datetime() - duration('P80D')})
CREATE (account)-[:RESOURCE]->(:AWSUser:AWSPrincipal {name: 'c', arn: 'c',
  createdate_dt: datetime() - duration('P3D')})
