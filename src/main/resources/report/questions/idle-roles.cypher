// title: Roles that nobody uses
// topic: Identity
// severity: low
// one: role without use for 90 days
// many: roles without use for 90 days
// counts: arn
// columns: account, role, created, used: Last used, service, administrator, arn: Role ARN
//   (detail)
// why: A role that no program has used for 90 days is a way in that nobody watches. Roles that
//   AWS services made for themselves are not meant.
// advice: Take its policies away, wait, and delete it.
MATCH (account:AWSAccount)-[:RESOURCE]->(role:AWSRole)
WHERE NOT coalesce(role.path, '/') STARTS WITH '/aws-service-role/'
  // The date begins the text; without one the role was never used, as long as AWS was asked at all.
  AND coalesce(left(role.last_authenticated, 10), toString(date(role.createdate_dt)))
      < toString(date() - duration('P90D'))
  AND EXISTS {
    (account)-[:RESOURCE]->(asked:AWSPrincipal) WHERE asked.last_authenticated IS NOT NULL }
RETURN coalesce(account.name, account.id) AS account,
       role.name AS role,
       role.createdate_dt AS created,
       coalesce(left(role.last_authenticated, 10), 'never') AS used,
       role.last_accessed_service_name AS service,
       EXISTS {
         (role)-[:POLICY]->(:AWSPolicy)-[:STATEMENT]->(statement:AWSPolicyStatement)
         WHERE statement.effect = 'Allow'
           AND any(action IN statement.action WHERE action IN ['*', '*:*'])
           AND '*' IN statement.resource
       } AS administrator,
       role.arn AS arn
ORDER BY administrator DESC, account, role;

MATCH path = (account:AWSAccount)-[:RESOURCE]->(role:AWSRole)
WHERE NOT coalesce(role.path, '/') STARTS WITH '/aws-service-role/'
  AND coalesce(left(role.last_authenticated, 10), toString(date(role.createdate_dt)))
      < toString(date() - duration('P90D'))
  AND EXISTS {
    (account)-[:RESOURCE]->(asked:AWSPrincipal) WHERE asked.last_authenticated IS NOT NULL }
RETURN path;
