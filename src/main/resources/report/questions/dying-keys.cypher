// title: Keys that are about to be deleted
// topic: Data
// severity: high
// one: key that is about to be deleted
// many: keys that are about to be deleted
// counts: arn
// columns: account, region, key, description, ends: Deleted on, volumes: Volumes encrypted with it,
//   arn: Key ARN (detail)
// why: When the key is gone, nobody can ever read again what it has encrypted. Whoever wants to do
//   harm, or is paid to, schedules the deletion of keys.
// advice: Find out who scheduled it (ScheduleKeyDeletion in CloudTrail), and cancel it if anything
//   still needs the key (aws kms cancel-key-deletion).
MATCH (account:AWSAccount)-[:RESOURCE]->(key:AWSKMSKey)
WHERE key.key_state IN ['PendingDeletion', 'PendingReplicaDeletion']
RETURN coalesce(account.name, account.id) AS account,
       key.region AS region,
       key.id AS key,
       key.description AS description,
       CASE WHEN key.deletion_date IS NULL THEN null
            ELSE datetime({epochSeconds: key.deletion_date}) END AS ends,
       COUNT { MATCH (volume:AWSEBSVolume) WHERE volume.kmskeyid = key.arn } AS volumes,
       key.arn AS arn
ORDER BY ends, account, region, key;

MATCH path = (:AWSAccount)-[:RESOURCE]->(key:AWSKMSKey)
WHERE key.key_state IN ['PendingDeletion', 'PendingReplicaDeletion']
RETURN path;
