// title: Event source mappings that lead nowhere
// topic: Leftovers
// severity: low
// one: event source mapping that leads nowhere
// many: event source mappings that lead nowhere
// counts: id
// columns: account, source: Event source, function, state, problem, id: Mapping (detail)
// why: It is switched on, and its source or its function is gone or cannot be read: items wait until
//   they are lost. Whoever makes a queue or a function of that name in its place gets them.
// advice: Delete the mapping, or bring back what it names.
MATCH (account:AWSAccount)-[:RESOURCE]->(mapping:AWSLambdaEventSourceMapping)
WHERE mapping.state = 'Enabled'
WITH account, mapping,
     CASE
       WHEN mapping.lastprocessingresult STARTS WITH 'PROBLEM' THEN mapping.lastprocessingresult
       // As long as the functions of the region were listed at all.
       WHEN NOT EXISTS { (:AWSLambda)-[:RESOURCE]->(mapping) }
         AND EXISTS {
           (account)-[:RESOURCE]->(listed:AWSLambda)
           WHERE listed.region = split(mapping.functionarn, ':')[3] }
         THEN 'no such function'
     END AS problem
WHERE problem IS NOT NULL
RETURN coalesce(account.name, account.id) AS account,
       mapping.eventsourcearn AS source,
       mapping.functionarn AS function,
       mapping.state AS state,
       problem,
       mapping.id AS id
ORDER BY account, source, function, id;

MATCH path = (account:AWSAccount)-[:RESOURCE]->(mapping:AWSLambdaEventSourceMapping)
WHERE mapping.state = 'Enabled'
  AND (mapping.lastprocessingresult STARTS WITH 'PROBLEM'
    OR (NOT EXISTS { (:AWSLambda)-[:RESOURCE]->(mapping) }
      AND EXISTS {
        (account)-[:RESOURCE]->(listed:AWSLambda)
        WHERE listed.region = split(mapping.functionarn, ':')[3] }))
RETURN path;
