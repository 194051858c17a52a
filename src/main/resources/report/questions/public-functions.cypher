// title: Functions that everybody may call
// topic: Exposure
// severity: high
// one: function that everybody may call
// many: functions that everybody may call
// counts: arn
// columns: account, region, function, actions, role, runtime, arn: Function ARN (detail)
// why: Its policy lets anybody in the world call it, through a URL or with an account of their own,
//   and each call runs with the function's role. Whatever checks the caller is the function itself.
// advice: Name the callers in the policy, or the service and the account that call it; let a URL ask
//   for IAM, or put API Gateway with an authoriser in front.
MATCH (account:AWSAccount)-[:RESOURCE]->(function:AWSLambda)
WHERE function.anonymous_access = true
OPTIONAL MATCH (function)-[:ASSUMES]->(role:AWSRole)
RETURN coalesce(account.name, account.id) AS account,
       function.region AS region,
       function.name AS function,
       function.anonymous_actions AS actions,
       role.name AS role,
       function.runtime AS runtime,
       function.arn AS arn
ORDER BY account, region, function;

MATCH reach = (account:AWSAccount)-[:RESOURCE]->(function:AWSLambda)
WHERE function.anonymous_access = true
OPTIONAL MATCH way = (function)-[:ASSUMES]->(:AWSRole)
UNWIND [reach, way] AS path
WITH path WHERE path IS NOT NULL
RETURN path;
