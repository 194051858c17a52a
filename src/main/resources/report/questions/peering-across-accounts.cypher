// title: Peerings between accounts
// topic: Network
// severity: medium
// one: peering with another account
// many: peerings between accounts
// counts: id
// columns: account: Requester, vpc: Its VPC, peer: Accepter, peervpc: VPC of the accepter,
//   outside: Outside the survey, state, id: Peering
// why: A peering joins two networks as if they were one; security groups and routes are all that
//   is left between them. One with an account outside the survey joins yours with a network that
//   you do not see.
// advice: Know what each is for, route only the ranges that are needed, and delete those that
//   nobody misses.
MATCH (account:AWSAccount)-[:RESOURCE]->(vpc:AWSVpc)<-[:REQUESTER_VPC]-(peering:AWSPeeringConnection)
      -[:ACCEPTER_VPC]->(other:AWSVpc)<-[:RESOURCE]-(peer:AWSAccount)
WHERE account <> peer
  // https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html#vpc-peering-lifecycle
  AND coalesce(peering.status_code, 'active') IN
    ['active', 'pending-acceptance', 'provisioning', 'initiating-request']
RETURN coalesce(account.name, account.id) AS account,
       vpc.id AS vpc,
       coalesce(peer.name, peer.id) AS peer,
       other.id AS peervpc,
       NOT (coalesce(account.inscope, false) AND coalesce(peer.inscope, false)) AS outside,
       peering.status_code AS state,
       peering.id AS id
ORDER BY outside DESC, account, peer, id;

MATCH path = (account:AWSAccount)-[:RESOURCE]->(:AWSVpc)
      <-[:REQUESTER_VPC]-(peering:AWSPeeringConnection)
      -[:ACCEPTER_VPC]->(:AWSVpc)<-[:RESOURCE]-(peer:AWSAccount)
WHERE account <> peer
  AND coalesce(peering.status_code, 'active') IN
    ['active', 'pending-acceptance', 'provisioning', 'initiating-request']
RETURN path;
