// title: Keys that everybody may use
// topic: Data
// severity: high
// one: key that everybody may use
// many: keys that everybody may use
// counts: arn
// columns: account, region, key, aliases, actions: What everybody may do, description,
//   arn: Key ARN (detail)
// why: The policy of the key lets every AWS account in. Whoever gets hold of what it encrypts, a
//   snapshot or a file for example, can read it, and may run up the bill.
// advice: Name the accounts or roles in the key's policy, or bind the statement to the organisation
//   with the condition aws:PrincipalOrgID.
MATCH (account:AWSAccount)-[:RESOURCE]->(key:AWSKMSKey)
WHERE key.anonymous_access = true
RETURN coalesce(account.name, account.id) AS account,
       key.region AS region,
       key.id AS key,
       COLLECT { MATCH (key)<-[:KNOWN_AS]-(alias:AWSKMSAlias)
                 RETURN DISTINCT alias.alias_name ORDER BY alias.alias_name } AS aliases,
       key.anonymous_actions AS actions,
       key.description AS description,
       key.arn AS arn
ORDER BY account, region, key;

MATCH path = (:AWSAccount)-[:RESOURCE]->(key:AWSKMSKey)
WHERE key.anonymous_access = true
RETURN path;
