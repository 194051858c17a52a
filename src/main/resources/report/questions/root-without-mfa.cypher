// title: Account roots without multi-factor authentication
// topic: Identity
// severity: high
// one: account whose root has no MFA
// many: accounts whose roots have no MFA
// counts: id
// columns: account, id: Account id
// why: The root of an account may do everything. Without a second factor its password, or the
//   mailbox that resets it, is all that a thief needs. Member accounts whose root credentials the
//   organisation has removed are listed too, as AWS counts no device for them.
// advice: Register a hardware key for the root, or remove its credentials by the organisation
//   (centralized root access).
MATCH (account:AWSAccount)
WHERE account.account_mfa_enabled = 0
RETURN coalesce(account.name, account.id) AS account, account.id AS id
ORDER BY account, id;

MATCH path = (account:AWSAccount)-[:RESOURCE]->(:AWSRootPrincipal)
WHERE account.account_mfa_enabled = 0
RETURN path;
