// title: Functions whose role can make itself administrator
// topic: Exposure
// severity: high
// one: function whose role can make itself administrator
// many: functions whose role can make itself administrator
// counts: arn
// columns: account, region, function, role, policy, action: By, public, arn: Function ARN (detail)
// why: Whoever can change the function's code, or make it do what they want, has its role, and the
//   role may change who may do what: with it the account. What other statements deny is not
//   weighed, conditional statements are not meant.
// advice: Give the function a role with the few actions that its code uses.
MATCH (account:AWSAccount)-[:RESOURCE]->(function:AWSLambda)-[:ASSUMES]->(role:AWSRole)
      -[:POLICY]->(policy:AWSPolicy)-[:STATEMENT]->(statement:AWSPolicyStatement)
WHERE statement.effect = 'Allow' AND statement.condition IS NULL
  AND '*' IN statement.resource
WITH account, function, role, policy,
     [action IN statement.action
       WHERE toLower(action) IN ['*', '*:*', 'iam:*', 'iam:put*', 'iam:attach*', 'iam:create*',
         'iam:putrolepolicy', 'iam:attachrolepolicy', 'iam:putuserpolicy', 'iam:attachuserpolicy',
         'iam:createpolicyversion', 'iam:setdefaultpolicyversion', 'iam:updateassumerolepolicy',
         'iam:createaccesskey'] | action] AS actions
WHERE size(actions) > 0
RETURN DISTINCT coalesce(account.name, account.id) AS account,
       function.region AS region,
       function.name AS function,
       role.name AS role,
       policy.name AS policy,
       actions AS action,
       CASE WHEN function.anonymous_access THEN 'yes' ELSE '' END AS public,
       function.arn AS arn
ORDER BY public DESC, account, region, function, role, policy, action;

MATCH path = (function:AWSLambda)-[:ASSUMES]->(role:AWSRole)
      -[:POLICY]->(policy:AWSPolicy)-[:STATEMENT]->(statement:AWSPolicyStatement)
WHERE statement.effect = 'Allow' AND statement.condition IS NULL
  AND '*' IN statement.resource
  AND any(action IN statement.action
    WHERE toLower(action) IN ['*', '*:*', 'iam:*', 'iam:put*', 'iam:attach*', 'iam:create*',
      'iam:putrolepolicy', 'iam:attachrolepolicy', 'iam:putuserpolicy', 'iam:attachuserpolicy',
      'iam:createpolicyversion', 'iam:setdefaultpolicyversion', 'iam:updateassumerolepolicy',
      'iam:createaccesskey'])
RETURN path;
