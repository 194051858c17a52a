// title: Principals with administrator rights
// topic: Identity
// severity: high
// one: principal with administrator rights
// many: principals with administrator rights
// counts: arn
// columns: account, kind, principal, policy, through: By, mfa: MFA, condition: Condition,
//   arn: Principal ARN (detail)
// why: Each of them may do everything, including to switch off the logs and to make more
//   administrators. Their number should be small, and each should be known to a person. Denying
//   statements, permissions boundaries and service control policies are not looked at.
// advice: Keep one or two roles for it that people enter through single sign-on with MFA; give
//   everybody else what their work needs.
MATCH (principal:AWSPrincipal)-[:MEMBER_AWS_GROUP*0..1]->(holder:AWSPrincipal)
      -[:POLICY]->(policy:AWSPolicy)-[:STATEMENT]->(statement:AWSPolicyStatement)
WHERE statement.effect = 'Allow'
  AND any(action IN statement.action WHERE action IN ['*', '*:*'])
  AND '*' IN statement.resource
// One row for a policy: it is unconditional as soon as one of its statements is.
WITH principal, holder, policy, min(CASE WHEN statement.condition IS NULL THEN 0 ELSE 1 END) AS limited
MATCH (account:AWSAccount)-[:RESOURCE]->(principal)
RETURN coalesce(account.name, account.id) AS account,
       CASE WHEN principal:AWSUser THEN 'user' WHEN principal:AWSGroup THEN 'group' ELSE 'role' END
         AS kind,
       coalesce(principal.name, principal.arn) AS principal,
       policy.name AS policy,
       CASE policy.type WHEN 'inline' THEN 'inline policy' ELSE 'managed policy' END
         + CASE WHEN holder = principal THEN '' ELSE ' of group ' + holder.name END AS through,
       CASE WHEN principal:AWSUser THEN EXISTS { (principal)-[:MFA_DEVICE]->(:AWSMfaDevice) } END
         AS mfa,
       CASE limited WHEN 1 THEN 'conditional' ELSE '' END AS condition,
       principal.arn AS arn
ORDER BY account, CASE kind WHEN 'user' THEN 0 WHEN 'group' THEN 1 ELSE 2 END, principal, policy;

MATCH path = (principal:AWSPrincipal)-[:MEMBER_AWS_GROUP*0..1]->(:AWSPrincipal)
      -[:POLICY]->(:AWSPolicy)-[:STATEMENT]->(statement:AWSPolicyStatement)
WHERE statement.effect = 'Allow'
  AND any(action IN statement.action WHERE action IN ['*', '*:*'])
  AND '*' IN statement.resource
RETURN path;
