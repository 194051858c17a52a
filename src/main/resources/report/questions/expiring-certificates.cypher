// title: Certificates in IAM that end soon
// topic: Data
// severity: medium
// one: certificate that has ended or ends within 30 days
// many: certificates that have ended or end within 30 days
// counts: arn
// columns: account, certificate, ends, ended: Over, arn: Certificate ARN (detail)
// why: IAM does not renew certificates; the load balancer that uses one goes on to present it,
//   and browsers refuse.
// advice: Move to AWS Certificate Manager, which renews them; delete those that nobody uses.
MATCH (account:AWSAccount)-[:RESOURCE]->(certificate:AWSServerCertificate)
WHERE certificate.expiration < datetime() + duration('P30D')
RETURN coalesce(account.name, account.id) AS account,
       certificate.server_certificate_name AS certificate,
       certificate.expiration AS ends,
       certificate.expiration < datetime() AS ended,
       certificate.arn AS arn
ORDER BY ends, account, certificate;

MATCH path = (:AWSAccount)-[:RESOURCE]->(certificate:AWSServerCertificate)
WHERE certificate.expiration < datetime() + duration('P30D')
RETURN path;
