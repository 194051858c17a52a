// title: Surveyed accounts outside the organisation
// topic: Inventory
// severity: medium
// one: surveyed account that the organisation does not have
// many: surveyed accounts that the organisation does not have
// counts: id
// columns: account, id: Account id
// why: No service control policy limits these accounts, no central trail records them, and their
//   bill comes by itself. Somebody once opened them with a credit card.
// advice: Invite the account into the organisation, or close it.
MATCH (account:AWSAccount)
WHERE account.inscope = true AND account.org_id IS NULL
  // Where no organisation is in the graph, nobody has asked for one.
  AND EXISTS { (:AWSOrganization) }
RETURN coalesce(account.name, account.id) AS account, account.id AS id
ORDER BY account, id;

MATCH path = (account:AWSAccount)-[:RESOURCE]->(:AWSRootPrincipal)
WHERE account.inscope = true AND account.org_id IS NULL AND EXISTS { (:AWSOrganization) }
RETURN path;
