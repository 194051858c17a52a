MATCH (account:AWSAccount {id: '210987654321'})
// Within the account, and from an account that was not surveyed.
CREATE (account)-[:RESOURCE]->(role:AWSRole:AWSPrincipal {name: 'deploy', arn: 'deploy'})
CREATE (account)-[:RESOURCE]->(:AWSUser:AWSPrincipal {name: 'ada', arn: 'ada'})-[:STS_ASSUMEROLE_ALLOW]->(role)
CREATE (:AWSAccount {id: '999988887777', foreign: true})-[:RESOURCE]->(:AWSRole:AWSPrincipal {name: 'x', arn: 'x'})
       -[:STS_ASSUMEROLE_ALLOW]->(role)
