MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(ada:AWSUser:AWSPrincipal {name: 'ada', arn: 'arn:aws:iam::210987654321:user/ada',
  createdate_dt: datetime('2019-03-01T00:00:00Z')})
SET ada.passwordlastused_dt = datetime('2020-01-01T08:00:00Z')
CREATE (ada)-[:AWS_ACCESS_KEY]->(:AWSAccountAccessKey
  {id: 'k1', status: 'Active', lastuseddate_dt: datetime('2021-06-01T08:00:00Z')})
CREATE (ada)-[:AWS_ACCESS_KEY]->(:AWSAccountAccessKey {id: 'k2', status: 'Inactive'})
CREATE (account)-[:RESOURCE]->(:AWSUser:AWSPrincipal {name: 'bob', arn: 'arn:aws:iam::210987654321:user/bob',
  createdate_dt: datetime('2019-04-01T00:00:00Z')})
