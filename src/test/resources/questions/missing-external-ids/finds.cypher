MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(:AWSRole:AWSPrincipal {name: 'vendor', arn: 'arn:aws:iam::210987654321:role/vendor',
  trusted_without_external_id: ['arn:aws:iam::999988887777:role/scanner', '*']})
