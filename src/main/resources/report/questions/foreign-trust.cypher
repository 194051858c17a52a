// title: Roles that other accounts may assume
// topic: Identity
// severity: medium
// one: role that trusts an account outside the survey
// many: roles that trust accounts outside the survey
// counts: arn
// columns: account, role, trusted: Trusted principal, outside: Account outside, administrator,
//   arn: Role ARN (detail)
// why: These roles let principals of an account in that nobody here has surveyed: a supplier, a
//   partner, or a forgotten account. Whoever rules there decides who uses the role. Conditions of
//   the trust policy, such as an external id, are not looked at.
// advice: Know the owner of each outside account, ask for an external id, and drop the trust that
//   nobody needs.
MATCH (account:AWSAccount)-[:RESOURCE]->(role:AWSRole)-[:TRUSTS_AWS_PRINCIPAL]->(trusted:AWSPrincipal)
      <-[:RESOURCE]-(outside:AWSAccount)
WHERE NOT coalesce(outside.inscope, false) AND NOT trusted:AWSFederatedPrincipal
RETURN coalesce(account.name, account.id) AS account,
       role.name AS role,
       trusted.arn AS trusted,
       coalesce(outside.name + ' (' + outside.id + ')', outside.id) AS outside,
       EXISTS {
         (role)-[:POLICY]->(:AWSPolicy)-[:STATEMENT]->(statement:AWSPolicyStatement)
         WHERE statement.effect = 'Allow'
           AND any(action IN statement.action WHERE action IN ['*', '*:*'])
           AND '*' IN statement.resource
       } AS administrator,
       role.arn AS arn
ORDER BY administrator DESC, account, role, trusted;

MATCH path = (outside:AWSAccount)-[:RESOURCE]->(trusted:AWSPrincipal)
      <-[:TRUSTS_AWS_PRINCIPAL]-(role:AWSRole)-[:POLICY*0..1]->(leaf)
WHERE NOT coalesce(outside.inscope, false) AND NOT trusted:AWSFederatedPrincipal
  AND (leaf:AWSPolicy OR NOT (role)-[:POLICY]->())
RETURN path;
