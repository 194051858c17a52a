MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(:AWSServerCertificate {id: 'c', server_certificate_name: 'shop',
  arn: 'arn:aws:iam::210987654321:server-certificate/shop', expiration: datetime() + duration('P40D')})
