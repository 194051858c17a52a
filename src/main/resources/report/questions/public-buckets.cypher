// title: Buckets that anyone may reach
// topic: Data
// severity: critical
// one: public bucket
// many: public buckets
// counts: account, bucket
// columns: account, region, bucket, actions: Anyone may, created
// why: Its policy or its access control list lets anyone do this, with or without an AWS account,
//   and neither its own public access block nor that of its account stops it. Names of buckets are
//   guessed and tried all day long.
// advice: Switch on the public access block of the account, and serve what is meant for everybody
//   through CloudFront, with the bucket behind it. Whatever lay in the bucket has been read.
MATCH (account:AWSAccount)-[:RESOURCE]->(bucket:AWSS3Bucket)
WHERE bucket.anonymous_access = true
RETURN coalesce(account.name, account.id) AS account,
       bucket.region AS region,
       bucket.id AS bucket,
       bucket.anonymous_actions AS actions,
       bucket.creationdate AS created
ORDER BY account, region, bucket;

MATCH path = (account:AWSAccount)-[:RESOURCE]->(bucket:AWSS3Bucket)
WHERE bucket.anonymous_access = true
RETURN path;
