MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(role:AWSRole:AWSPrincipal {name: 'old', path: '/', arn: 'arn:aws:iam::210987654321:role/old',
  createdate_dt: datetime('2019-03-01T00:00:00Z'), last_authenticated: '2021-05-01 10:00:00+00:00',
  last_accessed_service_name: 'Amazon S3'})
CREATE (account)-[:RESOURCE]->(:AWSRole:AWSPrincipal {name: 'never', path: '/', arn: 'arn:aws:iam::210987654321:role/never',
  createdate_dt: datetime('2019-03-01T00:00:00Z')})
