MATCH (account:AWSAccount)
CREATE (:AWSAccount {id: '666677778888', name: 'trial'}),
       (account)-[:RESOURCE]->(export:AWSS3Bucket {id: 'export', region: 'us-east-1'}),
       (export)-[:POLICY_STATEMENT]->(:AWSS3PolicyStatement {id: 'export/policy_statement/1/Partner',
          effect: 'Allow', action: ['s3:GetObject', 's3:PutObject'],
          principal: '{"AWS": ["arn:aws:iam::999988887777:root", "arn:aws:iam::210987654321:root"]}'}),
       (export)-[:POLICY_STATEMENT]->(:AWSS3PolicyStatement {id: 'export/policy_statement/2',
          effect: 'Allow', action: 's3:GetObject', principal: '{"AWS": "666677778888"}',
          condition: '{"Bool": {"aws:SecureTransport": "true"}}'})
