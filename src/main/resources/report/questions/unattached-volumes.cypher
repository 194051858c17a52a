// title: Volumes that nothing uses
// topic: Leftovers
// severity: low
// one: volume that is attached to nothing
// many: volumes that are attached to nothing
// counts: account, volume
// columns: account, region, volume, size: GiB, type, encrypted, created
// why: A volume without an instance costs money, and nobody remembers whose data it holds.
// advice: Keep a snapshot if the data matter, and delete the volume.
MATCH (account:AWSAccount)-[:RESOURCE]->(volume:AWSEBSVolume)
WHERE volume.state = 'available'
RETURN coalesce(account.name, account.id) AS account,
       volume.region AS region,
       volume.id AS volume,
       volume.size AS size,
       volume.type AS type,
       volume.encrypted AS encrypted,
       volume.createtime AS created
ORDER BY account, region, volume;

MATCH path = (:AWSAccount)-[:RESOURCE]->(volume:AWSEBSVolume)
WHERE volume.state = 'available'
RETURN path;
