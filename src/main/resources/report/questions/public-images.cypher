// title: Machine images that everybody may start
// topic: Data
// severity: high
// one: public machine image
// many: public machine images
// counts: account, image
// columns: account, region, image, name, made
// why: Anybody can start a machine from it and read all that is on its disk. Few images are meant
//   to be published.
// advice: Take the launch permission for everybody away, switch on the block of public access to
//   images, and change every secret that was on the disk.
MATCH (account:AWSAccount)-[:RESOURCE]->(image:AWSEC2Image)
WHERE image.ispublic = true AND image.owner = account.id
RETURN coalesce(account.name, account.id) AS account,
       image.region AS region,
       image.imageid AS image,
       image.name AS name,
       left(image.creationdate, 10) AS made
ORDER BY account, region, image;

MATCH path = (account:AWSAccount)-[:RESOURCE]->(image:AWSEC2Image)
WHERE image.ispublic = true AND image.owner = account.id
RETURN path;
