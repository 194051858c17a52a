MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(ada:AWSUser:AWSPrincipal {name: 'ada', arn: 'arn:aws:iam::210987654321:user/ada',
  createdate_dt: datetime('2019-03-01T00:00:00Z')})
