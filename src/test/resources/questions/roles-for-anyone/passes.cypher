MATCH (account:AWSAccount {id: '210987654321'})
// One trusts the account only; one is from a survey that did not ask.
CREATE (account)-[:RESOURCE]->(:AWSRole:AWSPrincipal {name: 'own', arn: 'own', trusts_anyone: false,
  trusted_unconditionally: ['arn:aws:iam::210987654321:root']})
CREATE (account)-[:RESOURCE]->(:AWSRole:AWSPrincipal {name: 'old', arn: 'old'})
