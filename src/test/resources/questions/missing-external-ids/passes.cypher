MATCH (account:AWSAccount {id: '210987654321'})
CREATE (:AWSAccount {id: '444455556666', name: 'development', inscope: true})
// With an external id, within the survey, a principal that has been deleted, and everyone.
CREATE (account)-[:RESOURCE]->(:AWSRole:AWSPrincipal {name: 'a', arn: 'a',
  trusted_unconditionally: [], trusted_without_external_id: []})
CREATE (account)-[:RESOURCE]->(:AWSRole:AWSPrincipal {name: 'b', arn: 'b', trusted_without_external_id:
  ['arn:aws:iam::444455556666:root', 'arn:aws:iam::210987654321:root', 'AIDACKCEVSQ6C2EXAMPLE', '*']})
