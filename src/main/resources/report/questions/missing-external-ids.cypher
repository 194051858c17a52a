// title: Foreign trust without an external id
// topic: Identity
// severity: medium
// one: role that trusts an outside account without an external id
// many: roles that trust outside accounts without an external id
// counts: arn
// columns: account, role, trusted: Trusted principal, administrator, arn: Role ARN (detail)
// why: A supplier that works for many customers can be talked into using your role for another
//   one (the confused deputy). An external id that only the two of you know prevents that.
// advice: Ask the supplier for an external id and require it in the trust policy with
//   sts:ExternalId.
MATCH (account:AWSAccount)-[:RESOURCE]->(role:AWSRole)
UNWIND role.trusted_without_external_id AS trusted
// The account in arn:aws:iam::999988887777:root
WITH account, role, trusted, split(trusted, ':')[4] AS owner
WHERE owner =~ '[0-9]{12}' AND NOT EXISTS { (:AWSAccount {id: owner, inscope: true}) }
RETURN coalesce(account.name, account.id) AS account,
       role.name AS role,
       trusted,
       EXISTS {
         (role)-[:POLICY]->(:AWSPolicy)-[:STATEMENT]->(statement:AWSPolicyStatement)
         WHERE statement.effect = 'Allow'
           AND any(action IN statement.action WHERE action IN ['*', '*:*'])
           AND '*' IN statement.resource
       } AS administrator,
       role.arn AS arn
ORDER BY administrator DESC, account, role, trusted;

MATCH path = (:AWSAccount)-[:RESOURCE]->(role:AWSRole)
WHERE any(trusted IN role.trusted_without_external_id
          WHERE split(trusted, ':')[4] =~ '[0-9]{12}'
            AND NOT EXISTS { (:AWSAccount {id: split(trusted, ':')[4], inscope: true}) })
RETURN path;
