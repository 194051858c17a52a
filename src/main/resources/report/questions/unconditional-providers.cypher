// title: Roles for everyone at an identity provider
// topic: Identity
// severity: critical
// one: role that trusts all users of an identity provider
// many: roles that trust all users of an identity provider
// counts: arn
// columns: account, role, provider, administrator, arn: Role ARN (detail)
// why: Providers such as GitHub serve the whole world. Without a condition on the subject or
//   audience of the token, every user of the provider may assume the role, strangers too.
// advice: Add conditions on the provider's aud and sub keys, as narrow as the use allows.
MATCH (account:AWSAccount)-[:RESOURCE]->(role:AWSRole)
      -[:TRUSTS_AWS_PRINCIPAL]->(provider:AWSFederatedPrincipal)
// A SAML provider is the account's own and tells of its own users only.
WHERE provider.arn IN role.trusted_unconditionally AND NOT provider.arn CONTAINS ':saml-provider/'
RETURN coalesce(account.name, account.id) AS account,
       role.name AS role,
       provider.arn AS provider,
       EXISTS {
         (role)-[:POLICY]->(:AWSPolicy)-[:STATEMENT]->(statement:AWSPolicyStatement)
         WHERE statement.effect = 'Allow'
           AND any(action IN statement.action WHERE action IN ['*', '*:*'])
           AND '*' IN statement.resource
       } AS administrator,
       role.arn AS arn
ORDER BY administrator DESC, account, role, provider;

MATCH path = (provider:AWSFederatedPrincipal)<-[:TRUSTS_AWS_PRINCIPAL]-(role:AWSRole)
      -[:POLICY*0..1]->(leaf)
WHERE provider.arn IN role.trusted_unconditionally AND NOT provider.arn CONTAINS ':saml-provider/'
  AND (leaf:AWSPolicy OR NOT (role)-[:POLICY]->())
RETURN path;
