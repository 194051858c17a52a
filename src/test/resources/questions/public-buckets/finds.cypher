MATCH (account:AWSAccount)
CREATE (account)-[:RESOURCE]->(:AWSS3Bucket {id: 'price-lists', region: 'eu-west-1', anonymous_access: true,
          anonymous_actions: ['s3:ListBucket', 's3:PutObject'], creationdate: '2018-02-11 16:20:31+00:00'}),
       (account)-[:RESOURCE]->(:AWSS3Bucket {id: 'elsewhere', anonymous_access: true})
