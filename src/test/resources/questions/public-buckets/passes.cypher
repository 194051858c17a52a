MATCH (account:AWSAccount)
CREATE (account)-[:RESOURCE]->(private:AWSS3Bucket {id: 'behind-an-endpoint', region: 'eu-west-1',
          anonymous_access: false, anonymous_actions: []}),
       (private)-[:POLICY_STATEMENT]->(:AWSS3PolicyStatement {id: 'behind-an-endpoint/policy_statement/1',
          effect: 'Allow', principal: '"*"', condition: '{"StringEquals": {"aws:SourceVpce": "vpce-1"}}'}),
       (account)-[:RESOURCE]->(:AWSS3Bucket {id: 'not-known', region: 'eu-west-1', block_public_acls: false})
