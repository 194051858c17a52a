// title: Principals that can make themselves administrators
// topic: Identity
// severity: high
// one: principal that can make itself an administrator
// many: principals that can make themselves administrators
// counts: arn
// columns: account, kind, principal, way: How, target: With, condition: Condition,
//   arn: Principal ARN (detail)
// why: They are no administrators, and a few calls away from it: with a right to change who may do
//   what, or to start something that runs with an administrator's role. Statements that allow and
//   deny are weighed, by action and resource; conditions are shown, not weighed; permissions
//   boundaries and service control policies are not looked at.
// advice: Take the right away, limit it to resources that bring no rights (for iam:PassRole the
//   roles that are meant), or treat the principal as the administrator that it is.
WITH [
  {name: 'iam:CreatePolicyVersion', on: 'policy'},
  {name: 'iam:SetDefaultPolicyVersion', on: 'policy'},
  {name: 'iam:AttachUserPolicy', on: 'user'}, {name: 'iam:PutUserPolicy', on: 'user'},
  {name: 'iam:AttachRolePolicy', on: 'role'}, {name: 'iam:PutRolePolicy', on: 'role'},
  {name: 'iam:AttachGroupPolicy', on: 'group'}, {name: 'iam:PutGroupPolicy', on: 'group'},
  {name: 'iam:AddUserToGroup', on: 'strong group'},
  {name: 'iam:CreateAccessKey', on: 'strong user'},
  {name: 'iam:CreateLoginProfile', on: 'strong user'},
  {name: 'iam:UpdateLoginProfile', on: 'strong user'},
  {name: 'iam:UpdateAssumeRolePolicy', on: 'strong role'},
  {name: 'iam:PassRole', on: 'passed role'},
  {name: 'ssm:SendCommand', on: 'strong instance'},
  {name: 'ssm:StartSession', on: 'strong instance'},
  {name: 'ec2:RunInstances'}, {name: 'lambda:CreateFunction'}, {name: 'lambda:InvokeFunction'},
  {name: 'cloudformation:CreateStack'}, {name: 'glue:CreateJob'}, {name: 'glue:StartJobRun'},
  {name: 'ecs:RegisterTaskDefinition'}, {name: 'ecs:RunTask'},
  {name: 'sagemaker:CreateNotebookInstance'}, {name: 'codebuild:CreateProject'},
  {name: 'codebuild:StartBuild'}] AS actions,
  // What has to be allowed besides iam:PassRole, and to whom the role has to be given.
  [{service: 'ec2.amazonaws.com', calls: ['ec2:RunInstances']},
   {service: 'lambda.amazonaws.com', calls: ['lambda:CreateFunction', 'lambda:InvokeFunction']},
   {service: 'cloudformation.amazonaws.com', calls: ['cloudformation:CreateStack']},
   {service: 'glue.amazonaws.com', calls: ['glue:CreateJob', 'glue:StartJobRun']},
   {service: 'ecs-tasks.amazonaws.com', calls: ['ecs:RegisterTaskDefinition', 'ecs:RunTask']},
   {service: 'sagemaker.amazonaws.com', calls: ['sagemaker:CreateNotebookInstance']},
   {service: 'codebuild.amazonaws.com', calls: ['codebuild:CreateProject', 'codebuild:StartBuild']}]
    AS launches
// Which statements say something of which actions: once for a statement, whoever has it.
MATCH (statement:AWSPolicyStatement)
WHERE statement.effect = 'Allow' OR (statement.effect = 'Deny' AND statement.condition IS NULL)
WITH actions, launches, statement,
     [action IN actions WHERE
       CASE WHEN statement.action IS NOT NULL
         THEN any(pattern IN statement.action WHERE toLower(action.name) =~
           '\\Q' + replace(replace(toLower(pattern), '*', '\\E.*\\Q'), '?', '\\E.\\Q') + '\\E')
         ELSE none(pattern IN statement.notaction WHERE toLower(action.name) =~
           '\\Q' + replace(replace(toLower(pattern), '*', '\\E.*\\Q'), '?', '\\E.\\Q') + '\\E')
       END | action.name] AS names
WHERE size(names) > 0
MATCH (statement)<-[:STATEMENT]-(:AWSPolicy)<-[:POLICY]-(:AWSPrincipal)
      <-[:MEMBER_AWS_GROUP*0..1]-(principal:AWSPrincipal)
WHERE principal:AWSUser OR principal:AWSRole
WITH actions, launches, principal,
     collect(DISTINCT {
       allow: statement.effect = 'Allow',
       names: names,
       conditional: statement.condition IS NOT NULL,
       all: '*' IN statement.resource,
       // Resources as regular expressions in which all but * and ? is literal.
       of: [pattern IN statement.resource |
         '\\Q' + replace(replace(pattern, '*', '\\E.*\\Q'), '?', '\\E.\\Q') + '\\E'],
       but: [pattern IN statement.notresource |
         '\\Q' + replace(replace(pattern, '*', '\\E.*\\Q'), '?', '\\E.\\Q') + '\\E']
     }) AS statements
WHERE any(each IN statements WHERE each.allow)
  AND NOT EXISTS {
    (principal)-[:MEMBER_AWS_GROUP*0..1]->(:AWSPrincipal)
      -[:POLICY]->(:AWSPolicy)-[:STATEMENT]->(own:AWSPolicyStatement)
    WHERE own.effect = 'Allow' AND own.condition IS NULL
      AND any(action IN own.action WHERE action IN ['*', '*:*'])
      AND '*' IN own.resource }
MATCH (account:AWSAccount)-[:RESOURCE]->(principal)
// What the actions have to reach so that they lead anywhere.
CALL (account, principal) {
  MATCH (principal)-[:MEMBER_AWS_GROUP*0..1]->(:AWSPrincipal)-[:POLICY]->(policy:AWSManagedPolicy)
  WHERE NOT policy.arn CONTAINS ':iam::aws:'
  RETURN 'policy' AS on, policy.arn AS arn, policy.name AS name, [] AS services
  UNION
  WITH principal WHERE principal:AWSUser
  RETURN 'user' AS on, principal.arn AS arn, 'itself' AS name, [] AS services
  UNION
  WITH principal WHERE principal:AWSRole
  RETURN 'role' AS on, principal.arn AS arn, 'itself' AS name, [] AS services
  UNION
  MATCH (principal)-[:STS_ASSUMEROLE_ALLOW]->(role:AWSRole)
  RETURN 'role' AS on, role.arn AS arn, role.name AS name, [] AS services
  UNION
  MATCH (principal)-[:MEMBER_AWS_GROUP]->(group:AWSGroup)
  RETURN 'group' AS on, group.arn AS arn, group.name AS name, [] AS services
  UNION
  MATCH (account)-[:RESOURCE]->(strong:AWSPrincipal)
        -[:MEMBER_AWS_GROUP*0..1]->(:AWSPrincipal)
        -[:POLICY]->(:AWSPolicy)-[:STATEMENT]->(all:AWSPolicyStatement)
  WHERE strong <> principal AND all.effect = 'Allow'
    AND any(action IN all.action WHERE action IN ['*', '*:*']) AND '*' IN all.resource
    // Only a user can be put into a group.
    AND (principal:AWSUser OR NOT strong:AWSGroup)
  WITH DISTINCT strong
  UNWIND CASE WHEN strong:AWSUser THEN ['strong user'] WHEN strong:AWSGroup THEN ['strong group']
           ELSE ['strong role', 'passed role'] END AS on
  RETURN on, strong.arn AS arn, strong.name AS name,
         [(strong)-[:TRUSTS_AWS_PRINCIPAL]->(service:AWSServicePrincipal) | service.arn] AS services
  UNION
  MATCH (account)-[:RESOURCE]->(instance:AWSEC2Instance)
        -[:INSTANCE_PROFILE]->(:AWSInstanceProfile)-[:ASSOCIATED_WITH]->(:AWSRole)
        -[:POLICY]->(:AWSPolicy)-[:STATEMENT]->(all:AWSPolicyStatement)
  WHERE all.effect = 'Allow' AND coalesce(instance.state, 'running') = 'running'
    AND any(action IN all.action WHERE action IN ['*', '*:*']) AND '*' IN all.resource
  RETURN DISTINCT 'strong instance' AS on, instance.arn AS arn, instance.id AS name,
         [] AS services
}
UNWIND [action IN actions WHERE action.on = on] AS action
// What is called: the action on its target, and for a role that is passed, something to run it.
UNWIND CASE on
  WHEN 'passed role' THEN
    [launch IN launches WHERE launch.service IN services |
      [{name: action.name, arn: arn}] + [call IN launch.calls | {name: call, arn: null}]]
  ELSE [[{name: action.name, arn: arn}]]
END AS calls
WITH account, principal, name, calls,
     [call IN calls |
       [each IN statements WHERE call.name IN each.names AND
         CASE
           WHEN each.all THEN true
           WHEN call.arn IS NULL THEN each.allow AND (each.of IS NOT NULL OR each.but IS NOT NULL)
           WHEN each.of IS NOT NULL THEN any(pattern IN each.of WHERE call.arn =~ pattern)
           ELSE none(pattern IN each.but WHERE call.arn =~ pattern)
         END]] AS said
WHERE all(each IN said WHERE any(one IN each WHERE one.allow) AND all(one IN each WHERE one.allow))
WITH * ORDER BY name
RETURN coalesce(account.name, account.id) AS account,
       CASE WHEN principal:AWSUser THEN 'user' ELSE 'role' END AS kind,
       coalesce(principal.name, principal.arn) AS principal,
       reduce(text = '', call IN calls | text + CASE text WHEN '' THEN '' ELSE ' + ' END + call.name)
         AS way,
       collect(DISTINCT name) AS target,
       CASE WHEN all(each IN said WHERE any(one IN each WHERE NOT one.conditional)) THEN ''
         ELSE 'conditional' END AS condition,
       principal.arn AS arn
ORDER BY account, CASE kind WHEN 'user' THEN 0 ELSE 1 END, principal, way, condition;
