MATCH (account:AWSAccount {id: '210987654321'})
CREATE (account)-[:RESOURCE]->(i:AWSEC2Instance {id: 'i-1', region: 'eu-west-1', state: 'running',
  imageid: 'ami-1', metadatahttpendpoint: 'enabled', imdsv1enabled: true})
CREATE (p:AWSInspectorPackage {id: 'openssl|0:3.0.2-1', name: 'openssl', version: '3.0.2', release: '1'})
// No fix, not serious, suppressed.
CREATE (account)-[:RESOURCE]->(f1:AWSInspectorFinding {id: 'f1', severity: 'CRITICAL', status: 'ACTIVE',
  cve_id: 'CVE-f1', cvssscore: 7.5, epss_score_inspector: 0.25, fixavailable: 'NO', exploitavailable: 'NO'})
CREATE (f1)-[:AFFECTS]->(i)
CREATE (account)-[:RESOURCE]->(f2:AWSInspectorFinding {id: 'f2', severity: 'MEDIUM', status: 'ACTIVE',
  cve_id: 'CVE-f2', cvssscore: 7.5, epss_score_inspector: 0.25, fixavailable: 'YES', exploitavailable: 'NO'})
CREATE (f2)-[:AFFECTS]->(i)
CREATE (account)-[:RESOURCE]->(f3:AWSInspectorFinding {id: 'f3', severity: 'HIGH', status: 'SUPPRESSED',
  cve_id: 'CVE-f3', cvssscore: 7.5, epss_score_inspector: 0.25, fixavailable: 'YES', exploitavailable: 'NO'})
CREATE (f3)-[:AFFECTS]->(i)
CREATE (f1)-[:HAS {fixedinversion: 'NotAvailable'}]->(p)
CREATE (f2)-[:HAS {fixedinversion: '3.0.9'}]->(p)
CREATE (f3)-[:HAS {fixedinversion: '3.0.9'}]->(p)
