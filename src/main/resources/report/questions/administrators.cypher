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
MATCH (holder:AWSPrincipal)-[:POLICY]->(policy:AWSPolicy)-[:STATEMENT]->(statement:AWSPolicyStatement)
WHERE statement.effect = 'Allow'
  AND any(action IN statement.action WHERE action IN ['*', '*:*'])
  AND '*' IN statement.resource
// One row for a policy: it is unconditional as soon as one of its statements is.
WITH holder, policy, min(CASE WHEN statement.condition IS NULL THEN 0 ELSE 1 END) AS limited
CALL (holder) {
  MATCH (principal:AWSPrincipal)-[:MEMBER_AWS_GROUP*0..1]->(holder)
  RETURN principal, [] AS roles
  UNION
  // Who may assume the role, for whom that is the only way; of several ways the shortest.
  MATCH steps = (principal:AWSPrincipal)-[:STS_ASSUMEROLE_ALLOW*1..3]->(holder)
  WHERE principal <> holder AND NOT EXISTS {
    (principal)-[:MEMBER_AWS_GROUP*0..1]->(:AWSPrincipal)
      -[:POLICY]->(:AWSPolicy)-[:STATEMENT]->(own:AWSPolicyStatement)
    WHERE own.effect = 'Allow'
      AND any(action IN own.action WHERE action IN ['*', '*:*'])
      AND '*' IN own.resource }
  WITH principal, [role IN tail(nodes(steps)) | role.name] AS roles
  ORDER BY size(roles), roles
  RETURN principal, head(collect(roles)) AS roles
}
MATCH (account:AWSAccount)-[:RESOURCE]->(principal)
RETURN coalesce(account.name, account.id) AS account,
       CASE WHEN principal:AWSUser THEN 'user' WHEN principal:AWSGroup THEN 'group' ELSE 'role' END
         AS kind,
       coalesce(principal.name, principal.arn) AS principal,
       policy.name AS policy,
       CASE policy.type WHEN 'inline' THEN 'inline policy' ELSE 'managed policy' END
         + CASE
             WHEN holder = principal THEN ''
             WHEN roles = [] THEN ' of group ' + holder.name
             ELSE ' of role ' + reduce(text = '', role IN roles |
                    text + CASE text WHEN '' THEN '' ELSE ', then ' END + role) + ', which it may assume'
           END AS through,
       CASE WHEN principal:AWSUser THEN EXISTS { (principal)-[:MFA_DEVICE]->(:AWSMfaDevice) } END
         AS mfa,
       CASE limited WHEN 1 THEN 'conditional' ELSE '' END AS condition,
       principal.arn AS arn
ORDER BY account, CASE kind WHEN 'user' THEN 0 WHEN 'group' THEN 1 ELSE 2 END, principal, policy,
         through;

MATCH (holder:AWSPrincipal)-[:POLICY]->(policy:AWSPolicy)-[:STATEMENT]->(statement:AWSPolicyStatement)
WHERE statement.effect = 'Allow'
  AND any(action IN statement.action WHERE action IN ['*', '*:*'])
  AND '*' IN statement.resource
WITH DISTINCT holder, policy, statement
MATCH path = (principal:AWSPrincipal)-[:MEMBER_AWS_GROUP|STS_ASSUMEROLE_ALLOW*0..3]->(holder)
      -[:POLICY]->(policy)-[:STATEMENT]->(statement)
RETURN path;
