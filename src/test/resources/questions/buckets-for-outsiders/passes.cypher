MATCH (account:AWSAccount)
CREATE (:AWSAccount {id: '111122223333', name: 'security', inscope: true}),
       (account)-[:RESOURCE]->(bucket:AWSS3Bucket {id: 'shared', region: 'eu-west-1'}),
       (bucket)-[:POLICY_STATEMENT]->(:AWSS3PolicyStatement {id: 'shared/policy_statement/1', effect: 'Allow',
          action: 's3:*', principal: '{"AWS": ["arn:aws:iam::111122223333:root", "210987654321"]}'}),
       (bucket)-[:POLICY_STATEMENT]->(:AWSS3PolicyStatement {id: 'shared/policy_statement/2', effect: 'Deny',
          action: 's3:*', principal: '{"AWS": "arn:aws:iam::999988887777:root"}'}),
       (bucket)-[:POLICY_STATEMENT]->(:AWSS3PolicyStatement {id: 'shared/policy_statement/3', effect: 'Allow',
          action: 's3:PutObject', principal: '{"Service": "cloudtrail.amazonaws.com"}'}),
       (bucket)-[:POLICY_STATEMENT]->(:AWSS3PolicyStatement {id: 'shared/policy_statement/4', effect: 'Allow',
          action: 's3:GetObject', principal: '"*"'}),
       (bucket)-[:POLICY_STATEMENT]->(:AWSS3PolicyStatement {id: 'shared/policy_statement/5', effect: 'Allow',
          action: 's3:GetObject'})
