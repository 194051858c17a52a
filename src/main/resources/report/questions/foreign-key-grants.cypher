// title: Grants on keys to accounts outside
// topic: Data
// severity: medium
// one: grant on a key to an account outside the survey
// many: grants on keys to accounts outside the survey
// counts: id
// columns: account, key, aliases, grantee, outside: Account outside, operations,
//   passes_on: May pass it on, id: Grant (detail)
// why: A grant lets its holder use the key although the key's policy does not name it, so reviews
//   of policies miss it; it stays until somebody takes it back. Who may create grants can pass the
//   use of the key on to others.
// advice: Ask the owner of the account whether the grant is still needed, and revoke it otherwise
//   (aws kms revoke-grant).
MATCH (account:AWSAccount)-[:RESOURCE]->(grant:AWSKMSGrant)
WITH account, grant, split(grant.grantee_principal, ':')[4] AS outside
WHERE outside <> '' AND NOT EXISTS { (known:AWSAccount {id: outside}) WHERE known.inscope = true }
OPTIONAL MATCH (grant)-[:APPLIED_ON]->(key:AWSKMSKey)
RETURN coalesce(account.name, account.id) AS account,
       coalesce(key.id, grant.key_id) AS key,
       COLLECT { MATCH (key)<-[:KNOWN_AS]-(alias:AWSKMSAlias)
                 RETURN DISTINCT alias.alias_name ORDER BY alias.alias_name } AS aliases,
       grant.grantee_principal AS grantee,
       outside,
       grant.operations AS operations,
       'CreateGrant' IN coalesce(grant.operations, []) AS passes_on,
       grant.id AS id
ORDER BY passes_on DESC, account, key, grantee, id;

MATCH path = (account:AWSAccount)-[:RESOURCE]->(grant:AWSKMSGrant)-[:APPLIED_ON*0..1]->(leaf)
WITH path, grant, leaf, split(grant.grantee_principal, ':')[4] AS outside
WHERE outside <> '' AND NOT EXISTS { (known:AWSAccount {id: outside}) WHERE known.inscope = true }
  AND (leaf:AWSKMSKey OR NOT (grant)-[:APPLIED_ON]->())
RETURN path;
