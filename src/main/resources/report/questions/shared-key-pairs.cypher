// title: SSH keys that several accounts share
// topic: Identity
// severity: low
// one: key pair that another account has too
// many: key pairs that other accounts have too
// counts: arn
// columns: account, region, key: Key pair, others: Also in, instances, arn: Key pair ARN (detail)
// why: One private key opens machines of several accounts; whoever has it, or finds it, walks
//   from one into the other.
// advice: Use one key for each account, or none: Session Manager and EC2 Instance Connect need no
//   lasting keys.
MATCH (account:AWSAccount)-[:RESOURCE]->(pair:AWSEC2KeyPair)-[:MATCHING_FINGERPRINT]-(:AWSEC2KeyPair)
      <-[:RESOURCE]-(other:AWSAccount)
WHERE account <> other
WITH account, pair, coalesce(other.name, other.id) AS other
ORDER BY other
RETURN coalesce(account.name, account.id) AS account,
       pair.region AS region,
       pair.keyname AS key,
       collect(DISTINCT other) AS others,
       COUNT { (pair)-[:SSH_LOGIN_TO]->(:AWSEC2Instance) } AS instances,
       pair.arn AS arn
ORDER BY key, account, region;

MATCH path = (one:AWSAccount)-[:RESOURCE]->(:AWSEC2KeyPair)
      -[:MATCHING_FINGERPRINT]->(:AWSEC2KeyPair)<-[:RESOURCE]-(other:AWSAccount)
WHERE one <> other
RETURN path;
