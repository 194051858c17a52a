// title: Rights to everything but a few actions
// topic: Identity
// severity: medium
// one: principal that may do all but a few actions
// many: principals that may do all but a few actions
// counts: arn
// columns: account, kind, principal, policy, but: All but, arn: Principal ARN (detail)
// why: Allow with NotAction gives every action that is not named, those too that AWS will invent
//   next year. Few people who write it mean that.
// advice: Name the actions that are needed in Action, or forbid the others in a Deny.
MATCH (account:AWSAccount)-[:RESOURCE]->(principal:AWSPrincipal)
      -[:POLICY]->(policy:AWSPolicy)-[:STATEMENT]->(statement:AWSPolicyStatement)
WHERE statement.effect = 'Allow' AND statement.notaction IS NOT NULL
  AND '*' IN statement.resource
RETURN DISTINCT coalesce(account.name, account.id) AS account,
       CASE WHEN principal:AWSUser THEN 'user' WHEN principal:AWSGroup THEN 'group' ELSE 'role' END
         AS kind,
       coalesce(principal.name, principal.arn) AS principal,
       policy.name AS policy,
       statement.notaction AS but,
       principal.arn AS arn
ORDER BY account, kind, principal, policy, but;

MATCH path = (:AWSPrincipal)-[:POLICY]->(:AWSPolicy)-[:STATEMENT]->(statement:AWSPolicyStatement)
WHERE statement.effect = 'Allow' AND statement.notaction IS NOT NULL
  AND '*' IN statement.resource
RETURN path;
