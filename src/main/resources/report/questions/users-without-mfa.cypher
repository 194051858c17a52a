// title: Users without multi-factor authentication
// topic: Identity
// severity: medium
// one: user without MFA
// many: users without MFA
// counts: arn
// columns: account, user, password: Password last used, keys: Active keys, groups,
//   arn: User ARN (detail)
// why: Where a password is all that is asked for, one leaked or guessed password is enough. A user
//   that has never used a password may be a technical one; its access keys are then the risk.
// advice: Move people to single sign-on, or require a second factor for what they do.
MATCH (owner:AWSAccount)-[:RESOURCE]->(person:AWSUser)
WHERE NOT EXISTS { (person)-[:MFA_DEVICE]->(:AWSMfaDevice) }
RETURN coalesce(owner.name, owner.id) AS account,
       person.name AS user,
       coalesce(person.passwordlastused_dt, 'never') AS password,
       COUNT { (person)-[:AWS_ACCESS_KEY]->(:AWSAccountAccessKey {status: 'Active'}) } AS keys,
       COLLECT { MATCH (person)-[:MEMBER_AWS_GROUP]->(group:AWSGroup)
                 RETURN group.name ORDER BY group.name } AS groups,
       person.arn AS arn
ORDER BY person.passwordlastused_dt IS NULL, account, user;

MATCH path = (person:AWSUser)-[:MEMBER_AWS_GROUP|AWS_ACCESS_KEY*0..1]->(leaf)
WHERE NOT EXISTS { (person)-[:MFA_DEVICE]->(:AWSMfaDevice) }
  AND (leaf <> person OR NOT (person)-[:MEMBER_AWS_GROUP|AWS_ACCESS_KEY]->())
RETURN path;
