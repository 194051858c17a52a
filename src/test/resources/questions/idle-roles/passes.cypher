MATCH (account:AWSAccount {id: '210987654321'})
// Used last week, made last week, made by AWS for itself.
CREATE (account)-[:RESOURCE]->(:AWSRole:AWSPrincipal {name: 'used', path: '/', arn: 'used',
  createdate_dt: datetime('2019-03-01T00:00:00Z'),
  last_authenticated: toString(date() - duration('P7D')) + ' 10:00:00+00:00'})
CREATE (account)-[:RESOURCE]->(:AWSRole:AWSPrincipal {name: 'new', path: '/', arn: 'new',
  createdate_dt: datetime() - duration('P7D')})
CREATE (account)-[:RESOURCE]->(:AWSRole:AWSPrincipal {name: 'linked', path: '/aws-service-role/x/', arn: 'linked',
  createdate_dt: datetime('2019-03-01T00:00:00Z')})
// Of this account's principals AWS was never asked.
CREATE (:AWSAccount {id: '444455556666', inscope: true})-[:RESOURCE]->(:AWSRole:AWSPrincipal
  {name: 'unknown', path: '/', arn: 'unknown', createdate_dt: datetime('2019-03-01T00:00:00Z')})
