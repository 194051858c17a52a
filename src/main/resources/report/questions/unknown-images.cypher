// title: Instances on images of strangers
// topic: Vulnerabilities
// severity: medium
// one: instance on an image of an account outside the survey
// many: instances on images of accounts outside the survey
// counts: account, instance
// columns: account, region, instance, image, name: Image name, owner
// why: Whoever publishes an image decides what runs on the machine, and names are easy to
//   imitate: who looks for the newest image of a name may get that of a stranger. Images of
//   Amazon and of the AWS Marketplace are not meant.
// advice: Know the owner of each image, name owners where images are looked up, and allow only
//   these (Allowed AMIs).
MATCH (account:AWSAccount)-[:RESOURCE]->(instance:AWSEC2Instance)
MATCH (image:AWSEC2Image {id: instance.imageid + '|' + instance.region})
WHERE coalesce(instance.state, 'running') <> 'terminated'
  AND image.owner IS NOT NULL AND image.image_owner_alias IS NULL
  AND NOT EXISTS { (:AWSAccount {id: image.owner, inscope: true}) }
RETURN coalesce(account.name, account.id) AS account,
       instance.region AS region,
       instance.id AS instance,
       image.imageid AS image,
       image.name AS name,
       image.owner AS owner
ORDER BY account, region, instance;

MATCH (instance:AWSEC2Instance)
MATCH (image:AWSEC2Image {id: instance.imageid + '|' + instance.region})
WHERE coalesce(instance.state, 'running') <> 'terminated'
  AND image.owner IS NOT NULL AND image.image_owner_alias IS NULL
  AND NOT EXISTS { (:AWSAccount {id: image.owner, inscope: true}) }
MATCH path = (:AWSAccount)-[:RESOURCE]->(instance)
RETURN path;
