// title: Access keys older than 90 days
// topic: Identity
// severity: low
// one: active access key older than 90 days
// many: active access keys older than 90 days
// counts: key
// columns: account, user, key: Access key, created, used: Last used
// why: The longer a key lives, the more places know it. Ninety days is the age at which the CIS
//   benchmark for AWS wants keys changed.
// advice: Replace keys by roles and single sign-on where that is possible; change the others.
MATCH (account:AWSAccount)-[:RESOURCE]->(person:AWSUser)-[:AWS_ACCESS_KEY]->(k:AWSAccountAccessKey)
WHERE k.status = 'Active' AND k.createdate_dt < datetime() - duration('P90D')
RETURN coalesce(account.name, account.id) AS account,
       person.name AS user,
       k.id AS key,
       k.createdate_dt AS created,
       coalesce(k.lastuseddate_dt, 'never') AS used
ORDER BY created, key;

MATCH path = (person:AWSUser)-[:AWS_ACCESS_KEY]->(k:AWSAccountAccessKey)
WHERE k.status = 'Active' AND k.createdate_dt < datetime() - duration('P90D')
RETURN path;
