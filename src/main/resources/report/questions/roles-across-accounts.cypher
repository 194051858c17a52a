// title: Ways from one account into another
// topic: Identity
// severity: info
// one: role that principals of another surveyed account may assume
// many: roles that principals of other surveyed accounts may assume
// counts: arn
// columns: account: Into account, role, administrator, origin: From account, principal, arn: Role
//   ARN (detail)
// why: Accounts are walls; these are the doors in them. Who rules the one side rules the role on
//   the other.
// advice: Close the doors that no work goes through, first of all those from development into
//   production.
MATCH (origin:AWSAccount)-[:RESOURCE]->(principal:AWSPrincipal)
      -[:STS_ASSUMEROLE_ALLOW]->(role:AWSRole)<-[:RESOURCE]-(account:AWSAccount)
WHERE origin <> account AND origin.inscope = true
RETURN coalesce(account.name, account.id) AS account,
       role.name AS role,
       EXISTS {
         (role)-[:POLICY]->(:AWSPolicy)-[:STATEMENT]->(statement:AWSPolicyStatement)
         WHERE statement.effect = 'Allow'
           AND any(action IN statement.action WHERE action IN ['*', '*:*'])
           AND '*' IN statement.resource
       } AS administrator,
       coalesce(origin.name, origin.id) AS origin,
       coalesce(principal.name, principal.arn) AS principal,
       role.arn AS arn
ORDER BY administrator DESC, account, role, origin, principal;

MATCH path = (origin:AWSAccount)-[:RESOURCE]->(:AWSPrincipal)
      -[:STS_ASSUMEROLE_ALLOW]->(:AWSRole)<-[:RESOURCE]-(account:AWSAccount)
WHERE origin <> account AND origin.inscope = true
RETURN path;
