// title: Access keys of account roots
// topic: Identity
// severity: critical
// one: account whose root has access keys
// many: accounts whose roots have access keys
// counts: id
// columns: account, id: Account id, keys
// why: The root of an account may do everything and cannot be limited by any policy of the
//   account. A key of it is the worst thing that can leak.
// advice: Delete the keys (sign in as root, security credentials), and use roles.
MATCH (account:AWSAccount)
WHERE account.account_access_keys_present > 0
RETURN coalesce(account.name, account.id) AS account,
       account.id AS id,
       account.account_access_keys_present AS keys
ORDER BY account, id;

MATCH path = (account:AWSAccount)-[:RESOURCE]->(:AWSRootPrincipal)
WHERE account.account_access_keys_present > 0
RETURN path;
