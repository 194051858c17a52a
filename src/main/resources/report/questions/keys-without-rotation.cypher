// title: Keys whose material is never replaced
// topic: Data
// severity: low
// one: key without rotation
// many: keys without rotation
// counts: arn
// columns: account, region, key, aliases, created, description, arn: Key ARN (detail)
// why: Everything is encrypted with the same material, however long the key lives. Most rules, such
//   as CIS and PCI DSS, ask for a yearly rotation; it costs no change of what uses the key.
// advice: Switch it on (aws kms enable-key-rotation). Keys with imported material and asymmetric
//   ones cannot be rotated like this, and are not listed.
MATCH (account:AWSAccount)-[:RESOURCE]->(key:AWSKMSKey)
WHERE key.rotation_enabled = false AND key.key_manager = 'CUSTOMER' AND key.key_state = 'Enabled'
RETURN coalesce(account.name, account.id) AS account,
       key.region AS region,
       key.id AS key,
       COLLECT { MATCH (key)<-[:KNOWN_AS]-(alias:AWSKMSAlias)
                 RETURN DISTINCT alias.alias_name ORDER BY alias.alias_name } AS aliases,
       datetime({epochSeconds: coalesce(key.creation_date, 0)}) AS created,
       key.description AS description,
       key.arn AS arn
ORDER BY created, account, region, key;

MATCH path = (:AWSAccount)-[:RESOURCE]->(key:AWSKMSKey)
WHERE key.rotation_enabled = false AND key.key_manager = 'CUSTOMER' AND key.key_state = 'Enabled'
RETURN path;
