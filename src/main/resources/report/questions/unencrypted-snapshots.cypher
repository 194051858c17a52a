// title: Snapshots without encryption
// topic: Data
// severity: low
// one: snapshot without encryption
// many: snapshots without encryption
// counts: account, snapshot
// columns: account, region, snapshot, volume, size: GiB, description
// why: Whoever may copy or share the snapshot can read it; with encryption the policy of the key
//   has a say too.
// advice: Switch on encryption by default for the region, copy the snapshot with encryption, and
//   delete it.
MATCH (account:AWSAccount)-[:RESOURCE]->(snapshot:AWSEBSSnapshot)
WHERE snapshot.encrypted = false AND snapshot.ownerid = account.id
RETURN coalesce(account.name, account.id) AS account,
       snapshot.region AS region,
       snapshot.id AS snapshot,
       snapshot.volumeid AS volume,
       snapshot.volumesize AS size,
       snapshot.description AS description
ORDER BY account, region, snapshot;

MATCH path = (account:AWSAccount)-[:RESOURCE]->(snapshot:AWSEBSSnapshot)
WHERE snapshot.encrypted = false AND snapshot.ownerid = account.id
RETURN path;
