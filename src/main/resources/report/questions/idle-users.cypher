// title: Users that nobody uses
// topic: Identity
// severity: medium
// one: user without a sign of life for 90 days
// many: users without a sign of life for 90 days
// counts: arn
// columns: account, user, created, seen: Last seen, keys: Active keys, arn: User ARN (detail)
// why: Neither password nor access keys were used for 90 days. Such a user belongs to somebody
//   who has left or to a program that is gone, and nobody would notice its use.
// advice: Delete its keys and password, wait, and delete the user.
MATCH (account:AWSAccount)-[:RESOURCE]->(person:AWSUser)
WITH account, person,
     [person.passwordlastused_dt]
       + [(person)-[:AWS_ACCESS_KEY]->(k:AWSAccountAccessKey) | k.lastuseddate_dt] AS uses
WITH account, person,
     reduce(newest = null, used IN uses |
       CASE WHEN newest IS NULL OR used > newest THEN used ELSE newest END) AS seen
WHERE coalesce(seen, person.createdate_dt) < datetime() - duration('P90D')
RETURN coalesce(account.name, account.id) AS account,
       person.name AS user,
       person.createdate_dt AS created,
       coalesce(seen, 'never') AS seen,
       COUNT { (person)-[:AWS_ACCESS_KEY]->(:AWSAccountAccessKey {status: 'Active'}) } AS keys,
       person.arn AS arn
ORDER BY keys DESC, account, user;

MATCH (person:AWSUser)
WITH person,
     [person.passwordlastused_dt]
       + [(person)-[:AWS_ACCESS_KEY]->(k:AWSAccountAccessKey) | k.lastuseddate_dt] AS uses
WHERE none(used IN uses WHERE coalesce(used >= datetime() - duration('P90D'), false))
  AND person.createdate_dt < datetime() - duration('P90D')
MATCH path = (:AWSAccount)-[:RESOURCE]->(person)
RETURN path;
