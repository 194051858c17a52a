// title: Active access keys that nobody uses
// topic: Identity
// severity: medium
// one: active access key without use for 90 days
// many: active access keys without use for 90 days
// counts: key
// columns: account, user, key: Access key, created, used: Last used, service
// why: A key that still works and that nobody misses is found by others: in an old laptop, a
//   build log, a public repository. Ninety days is what the CIS benchmark for AWS used to ask for
//   before it went down to 45.
// advice: Deactivate the key, wait, and delete it.
MATCH (owner:AWSAccount)-[:RESOURCE]->(person:AWSUser)-[:AWS_ACCESS_KEY]->(k:AWSAccountAccessKey)
WHERE k.status = 'Active'
  AND coalesce(k.lastuseddate_dt, k.createdate_dt) < datetime() - duration('P90D')
RETURN coalesce(owner.name, owner.id) AS account,
       person.name AS user,
       k.id AS key,
       k.createdate_dt AS created,
       coalesce(k.lastuseddate_dt, 'never') AS used,
       nullIf(k.lastusedservice, 'N/A') AS service
ORDER BY k.lastuseddate_dt IS NOT NULL, coalesce(k.lastuseddate_dt, k.createdate_dt), key;

MATCH path = (person:AWSUser)-[:AWS_ACCESS_KEY]->(k:AWSAccountAccessKey)
WHERE k.status = 'Active'
  AND coalesce(k.lastuseddate_dt, k.createdate_dt) < datetime() - duration('P90D')
RETURN path;
