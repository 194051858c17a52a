// title: Buckets that accounts outside may use
// topic: Data
// severity: medium
// one: bucket for an account outside the survey
// many: buckets for accounts outside the survey
// counts: account, bucket
// columns: account, region, bucket, outside: Account outside, actions, conditional,
//   statement: Statement (detail)
// why: The bucket's policy lets principals of an account in that nobody here has surveyed: a
//   supplier, a partner, or a forgotten account. Whoever rules there decides who reads or writes.
// advice: Know the owner of each outside account and what it needs, down to the prefix, and drop
//   the statement that nobody needs.
MATCH (account:AWSAccount)-[:RESOURCE]->(bucket:AWSS3Bucket)
      -[:POLICY_STATEMENT]->(statement:AWSS3PolicyStatement {effect: 'Allow'})
// The principals are JSON text: an account's id stands there alone or as a part of an ARN.
UNWIND split(replace(statement.principal, '"', ':'), ':') AS part
WITH DISTINCT account, bucket, statement, part AS id
WHERE id =~ '[0-9]{12}'
OPTIONAL MATCH (outside:AWSAccount {id: id})
WITH account, bucket, statement, id, outside
WHERE NOT coalesce(outside.inscope, false)
RETURN coalesce(account.name, account.id) AS account,
       bucket.region AS region,
       bucket.id AS bucket,
       coalesce(outside.name + ' (' + id + ')', id) AS outside,
       statement.action AS actions,
       statement.condition IS NOT NULL AS conditional,
       statement.id AS statement
ORDER BY account, region, bucket, outside, statement;

MATCH path = (bucket:AWSS3Bucket)-[:POLICY_STATEMENT]->(statement:AWSS3PolicyStatement {effect: 'Allow'})
WHERE any(id IN split(replace(statement.principal, '"', ':'), ':')
          WHERE id =~ '[0-9]{12}'
            AND NOT EXISTS { (surveyed:AWSAccount {id: id}) WHERE surveyed.inscope })
RETURN path;
