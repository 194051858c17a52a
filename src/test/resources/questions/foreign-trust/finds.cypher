MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(role:AWSRole:AWSPrincipal {name: 'vendor', arn: 'arn:aws:iam::210987654321:role/vendor'})
CREATE (:AWSAccount {id: '999988887777', foreign: true})-[:RESOURCE]->
       (root:AWSRootPrincipal:AWSPrincipal {arn: 'arn:aws:iam::999988887777:root'})
CREATE (role)-[:TRUSTS_AWS_PRINCIPAL]->(root)
