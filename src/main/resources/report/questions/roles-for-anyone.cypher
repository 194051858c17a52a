// title: Roles that anyone may assume
// topic: Identity
// severity: critical
// one: role that anyone may assume
// many: roles that anyone may assume
// counts: arn
// columns: account, role, condition, administrator, arn: Role ARN (detail)
// why: The trust policy names everyone: any principal of any AWS account in the world. Where
//   there is a condition, it alone keeps strangers out, and it is worth a careful look.
// advice: Name the principals that need the role, and nobody else.
MATCH (account:AWSAccount)-[:RESOURCE]->(role:AWSRole)
WHERE role.trusts_anyone = true
RETURN coalesce(account.name, account.id) AS account,
       role.name AS role,
       CASE WHEN '*' IN role.trusted_unconditionally THEN 'none' ELSE 'there is one' END
         AS condition,
       EXISTS {
         (role)-[:POLICY]->(:AWSPolicy)-[:STATEMENT]->(statement:AWSPolicyStatement)
         WHERE statement.effect = 'Allow'
           AND any(action IN statement.action WHERE action IN ['*', '*:*'])
           AND '*' IN statement.resource
       } AS administrator,
       role.arn AS arn
ORDER BY condition, administrator DESC, account, role;

MATCH path = (:AWSAccount)-[:RESOURCE]->(role:AWSRole)-[:POLICY*0..1]->(leaf)
WHERE role.trusts_anyone = true AND (leaf:AWSPolicy OR NOT (role)-[:POLICY]->())
RETURN path;
