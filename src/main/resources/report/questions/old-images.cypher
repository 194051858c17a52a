// title: Instances on old images
// topic: Vulnerabilities
// severity: low
// one: instance on an image that is older than a year or gone
// many: instances on images that are older than a year or gone
// counts: account, instance
// columns: account, region, instance, image, name: Image name, made: Image made
// why: An image carries the packages of the day on which it was made; what is started from it
//   needs a year of patches. An image that is gone cannot be started again at all.
// advice: Build images regularly, and replace the instances by new ones from them.
MATCH (account:AWSAccount)-[:RESOURCE]->(instance:AWSEC2Instance)
WHERE instance.imageid IS NOT NULL
  AND coalesce(instance.state, 'running') IN ['pending', 'running']
OPTIONAL MATCH (image:AWSEC2Image {id: instance.imageid + '|' + instance.region})
WITH account, instance, image
// Dates of images are texts in ISO 8601, which sort as they follow each other.
WHERE image.creationdate < toString(datetime() - duration('P1Y'))
  // One that is used and not listed is gone, provided that images were listed at all.
  OR (image IS NULL AND EXISTS {
    (account)-[:RESOURCE]->(other:AWSEC2Image) WHERE other.region = instance.region })
RETURN coalesce(account.name, account.id) AS account,
       instance.region AS region,
       instance.id AS instance,
       instance.imageid AS image,
       image.name AS name,
       coalesce(left(image.creationdate, 10), 'gone') AS made
ORDER BY made, account, region, instance;

MATCH path = (account:AWSAccount)-[:RESOURCE]->(instance:AWSEC2Instance)
WHERE instance.imageid IS NOT NULL
  AND coalesce(instance.state, 'running') IN ['pending', 'running']
OPTIONAL MATCH (image:AWSEC2Image {id: instance.imageid + '|' + instance.region})
WITH path, account, instance, image
WHERE image.creationdate < toString(datetime() - duration('P1Y'))
  OR (image IS NULL AND EXISTS {
    (account)-[:RESOURCE]->(other:AWSEC2Image) WHERE other.region = instance.region })
RETURN path;
