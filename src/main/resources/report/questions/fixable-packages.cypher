// title: Packages whose update closes serious findings
// topic: Vulnerabilities
// severity: high
// one: package whose update closes serious findings
// many: packages whose updates close serious findings
// counts: id
// columns: package, version, fixed: Fixed in, critical, high, instances, accounts, id: Package
//   (detail)
// why: These updates exist; each row is one package in one version, with all the critical and
//   high findings that are gone once it is replaced. The first rows close the most.
// advice: Update the package in the image and on the machines, from the top of the list.
MATCH (finding:AWSInspectorFinding)-[has:HAS]->(package:AWSInspectorPackage)
WHERE finding.severity IN ['CRITICAL', 'HIGH'] AND finding.fixavailable = 'YES'
  AND coalesce(finding.status, 'ACTIVE') = 'ACTIVE'
OPTIONAL MATCH (finding)-[:AFFECTS]->(instance:AWSEC2Instance)<-[:RESOURCE]-(account:AWSAccount)
WITH package,
     [version IN collect(DISTINCT has.fixedinversion) WHERE version <> 'NotAvailable'] AS fixes,
     count(DISTINCT CASE finding.severity WHEN 'CRITICAL' THEN finding END) AS critical,
     count(DISTINCT CASE finding.severity WHEN 'HIGH' THEN finding END) AS high,
     count(DISTINCT instance) AS instances,
     collect(DISTINCT coalesce(account.name, account.id)) AS accounts
RETURN package.name AS package,
       // Where a package has no version of its own, Inspector says 0.
       nullIf(package.version, '0') + coalesce('-' + nullIf(package.release, '0'), '') AS version,
       COLLECT { UNWIND fixes AS fix RETURN fix ORDER BY fix } AS fixed,
       critical,
       high,
       instances,
       COLLECT { UNWIND accounts AS name RETURN name ORDER BY name } AS accounts,
       package.id AS id
ORDER BY critical DESC, high DESC, package, id;

MATCH path = (package:AWSInspectorPackage)<-[:HAS]-(finding:AWSInspectorFinding)-[:AFFECTS*0..1]->(leaf)
WHERE finding.severity IN ['CRITICAL', 'HIGH'] AND finding.fixavailable = 'YES'
  AND coalesce(finding.status, 'ACTIVE') = 'ACTIVE'
  AND (leaf <> finding OR NOT (finding)-[:AFFECTS]->())
RETURN path;
