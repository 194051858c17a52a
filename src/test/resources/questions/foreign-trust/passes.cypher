MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(role:AWSRole:AWSPrincipal {name: 'app', arn: 'app'})
// An account that is surveyed too, a service, and an identity provider.
CREATE (:AWSAccount {id: '444455556666', inscope: true})-[:RESOURCE]->
       (root:AWSRootPrincipal:AWSPrincipal {arn: 'arn:aws:iam::444455556666:root'})
CREATE (role)-[:TRUSTS_AWS_PRINCIPAL]->(root)
CREATE (role)-[:TRUSTS_AWS_PRINCIPAL]->(:AWSServicePrincipal:AWSPrincipal {arn: 'ec2.amazonaws.com'})
CREATE (account)-[:RESOURCE]->(okta:AWSFederatedPrincipal:AWSPrincipal {arn: 'okta'})
CREATE (role)-[:TRUSTS_AWS_PRINCIPAL]->(okta)
