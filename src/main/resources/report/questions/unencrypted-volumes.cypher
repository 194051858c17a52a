// title: Volumes without encryption
// topic: Data
// severity: medium
// one: volume without encryption
// many: volumes without encryption
// counts: account, volume
// columns: account, region, volume, size: GiB, type, state, instance: Attached to
// why: Who gets a copy of the volume or of a snapshot of it can read it; with encryption the key's
//   policy has a say too.
// advice: Switch on encryption by default for the region, then replace these volumes by encrypted
//   copies.
MATCH (account:AWSAccount)-[:RESOURCE]->(volume:AWSEBSVolume)
WHERE volume.encrypted = false
RETURN coalesce(account.name, account.id) AS account,
       volume.region AS region,
       volume.id AS volume,
       volume.size AS size,
       volume.type AS type,
       volume.state AS state,
       COLLECT { MATCH (volume)-[:ATTACHED_TO]->(instance:AWSEC2Instance)
                 RETURN instance.id ORDER BY instance.id } AS instance
ORDER BY account, region, volume;

MATCH path = (volume:AWSEBSVolume)-[:ATTACHED_TO*0..1]->(leaf)
WHERE volume.encrypted = false
  AND (leaf <> volume OR NOT (volume)-[:ATTACHED_TO]->())
RETURN path;
