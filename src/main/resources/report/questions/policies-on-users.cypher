// title: Policies attached to users
// topic: Identity
// severity: low
// one: user with policies of its own
// many: users with policies of their own
// counts: arn
// columns: account, user, policies, arn: User ARN (detail)
// why: Rights that hang on a person are forgotten when the person changes jobs; rights of a group
//   or role go with the job.
// advice: Move the policies to groups or roles.
MATCH (account:AWSAccount)-[:RESOURCE]->(person:AWSUser)
WHERE EXISTS { (person)-[:POLICY]->(:AWSPolicy) }
RETURN coalesce(account.name, account.id) AS account,
       person.name AS user,
       COLLECT { MATCH (person)-[:POLICY]->(policy:AWSPolicy)
                 RETURN policy.name ORDER BY policy.name } AS policies,
       person.arn AS arn
ORDER BY account, user;

MATCH path = (:AWSUser)-[:POLICY]->(:AWSPolicy)
RETURN path;
