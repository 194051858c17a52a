// title: Snapshots that everybody may read
// topic: Data
// severity: critical
// one: public snapshot
// many: public snapshots
// counts: account, snapshot
// columns: account, region, snapshot, volume, size: GiB, description
// why: Anybody with an AWS account can make a volume of it and read all that was on the disk.
//   Public snapshots are searched for passwords and keys all day long.
// advice: Make it private (aws ec2 modify-snapshot-attribute), switch on the block of public
//   access to snapshots, and change every secret that was on the disk.
MATCH (account:AWSAccount)-[:RESOURCE]->(snapshot:AWSEBSSnapshot)
WHERE snapshot.ispublic = true
RETURN coalesce(account.name, account.id) AS account,
       snapshot.region AS region,
       snapshot.id AS snapshot,
       snapshot.volumeid AS volume,
       snapshot.volumesize AS size,
       snapshot.description AS description
ORDER BY account, region, snapshot;

MATCH path = (account:AWSAccount)-[:RESOURCE]->(snapshot:AWSEBSSnapshot)
WHERE snapshot.ispublic = true
RETURN path;
