MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(github:AWSFederatedPrincipal:AWSPrincipal
  {arn: 'arn:aws:iam::210987654321:oidc-provider/token.actions.githubusercontent.com'})
CREATE (account)-[:RESOURCE]->(okta:AWSFederatedPrincipal:AWSPrincipal
  {arn: 'arn:aws:iam::210987654321:saml-provider/okta'})
// With a condition, and by the account's own SAML provider.
CREATE (account)-[:RESOURCE]->(:AWSRole:AWSPrincipal {name: 'deploy', arn: 'deploy',
  trusted_unconditionally: []})-[:TRUSTS_AWS_PRINCIPAL]->(github)
CREATE (account)-[:RESOURCE]->(:AWSRole:AWSPrincipal {name: 'people', arn: 'people',
  trusted_unconditionally: [okta.arn]})-[:TRUSTS_AWS_PRINCIPAL]->(okta)
