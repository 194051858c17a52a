package dev.alidade.model;

import dev.alidade.model.Thing.Way;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Everything that may be in the estate of three accounts in two regions, and in which ways. */
final class World {

  static final String ANNA = "111111111111";
  static final String BERT = "222222222222";
  static final String CARL = "333333333333";

  /** An account that is never surveyed. */
  private static final String FOREIGN = "999999999999";

  /**
   * Another, that no peering tells of: whether an owner is charted whom only a transit gateway
   * names depends on whether the graph knows it from elsewhere.
   */
  private static final String STRANGER = "888888888888";

  static final String WEST = "eu-west-1";
  static final String SOUTH = "eu-south-1";

  static final List<String> REGIONS = List.of(WEST, SOUTH);

  /** The accounts by the profiles that lead to them. */
  static final Map<String, String> ACCOUNTS = Map.of("anna", ANNA, "bert", BERT, "carl", CARL);

  /** What is listed, and the element that the list is in. */
  static final Map<String, String> LISTS =
      Map.ofEntries(
          Map.entry("DescribeVpcs", "vpcSet"),
          Map.entry("DescribeSubnets", "subnetSet"),
          Map.entry("DescribeVpcPeeringConnections", "vpcPeeringConnectionSet"),
          Map.entry("DescribeTransitGateways", "transitGatewaySet"),
          Map.entry("DescribeTransitGatewayAttachments", "transitGatewayAttachments"),
          Map.entry("DescribeTransitGatewayVpcAttachments", "transitGatewayVpcAttachments"),
          Map.entry("DescribeInstances", "reservationSet"),
          Map.entry("DescribeVolumes", "volumeSet"),
          Map.entry("DescribeKeyPairs", "keySet"),
          Map.entry("DescribeSecurityGroups", "securityGroupInfo"),
          Map.entry("DescribeInternetGateways", "internetGatewaySet"));

  static final List<String> MODULES =
      List.of(
          "ec2:vpc",
          "ec2:subnet",
          "ec2:vpc_peering",
          "ec2:tgw",
          "ec2:instance",
          "ec2:volumes",
          "ec2:keypair",
          "ec2:security_group",
          "ec2:internet_gateway",
          "resourcegroupstaggingapi");

  private static final String VPC_1 = needs(ANNA, WEST, "vpc-1");
  private static final String VPC_2 = needs(BERT, WEST, "vpc-2");
  private static final String VPC_3 = needs(CARL, SOUTH, "vpc-3");

  /** What others need comes before them. */
  static final List<Thing> THINGS =
      List.of(
          thing(
              "vpc-1",
              way("Anna's", vpc(ANNA, WEST, "vpc-1", "red", "10.1.0.0/16")),
              way(
                  "Anna's, with two blocks",
                  vpc(ANNA, WEST, "vpc-1", "blue", "10.1.0.0/16", "10.9.0.0/16")),
              way("Anna's in the south", vpc(ANNA, SOUTH, "vpc-1", "red", "10.1.0.0/16")),
              way("Carl's", vpc(CARL, WEST, "vpc-1", "red", "10.1.0.0/16"))),
          thing("vpc-2", way("Bert's", vpc(BERT, WEST, "vpc-2", "red", "10.2.0.0/16"))),
          thing(
              "vpc-3",
              way("Carl's in the south", vpc(CARL, SOUTH, "vpc-3", "blue", "10.3.0.0/16")),
              way(
                  "Carl's in the south, without tags",
                  vpc(CARL, SOUTH, "vpc-3", "", "10.3.0.0/16"))),
          thing(
              "subnet-1",
              way("Anna's in vpc-1", subnet(ANNA, WEST, "subnet-1", "vpc-1", "red"), VPC_1),
              way(
                  "Anna's, shared with Bert",
                  subnet(ANNA, WEST, "subnet-1", "vpc-1", "red", BERT),
                  VPC_1),
              way(
                  "Anna's, shared with Bert and Carl",
                  subnet(ANNA, WEST, "subnet-1", "vpc-1", "blue", BERT, CARL),
                  VPC_1)),
          thing(
              "subnet-2",
              way("Bert's in vpc-2", subnet(BERT, WEST, "subnet-2", "vpc-2", ""), VPC_2),
              way(
                  "Bert's, shared with Anna",
                  subnet(BERT, WEST, "subnet-2", "vpc-2", "red", ANNA),
                  VPC_2)),
          thing(
              "pcx-1",
              way(
                  "from Anna's vpc-1 to Bert's vpc-2",
                  peering("pcx-1", ANNA, WEST, "vpc-1", BERT, WEST, "vpc-2"),
                  VPC_1,
                  VPC_2),
              way(
                  "from Bert's vpc-2 to Anna's vpc-1",
                  peering("pcx-1", BERT, WEST, "vpc-2", ANNA, WEST, "vpc-1"),
                  VPC_1,
                  VPC_2)),
          thing(
              "pcx-2",
              way(
                  "from Bert's vpc-2 to a foreign account",
                  peering("pcx-2", BERT, WEST, "vpc-2", FOREIGN, WEST, "vpc-f"),
                  VPC_2)),
          thing(
              "pcx-3",
              way(
                  "from a foreign account to Carl's vpc-3",
                  peering("pcx-3", FOREIGN, WEST, "vpc-f", CARL, SOUTH, "vpc-3"),
                  VPC_3)),
          thing(
              "pcx-4",
              way(
                  "from Anna's vpc-1 to Carl's vpc-3 in the south",
                  peering("pcx-4", ANNA, WEST, "vpc-1", CARL, SOUTH, "vpc-3"),
                  VPC_1,
                  VPC_3)),
          thing(
              "tgw-1",
              way("Anna's", gateway("tgw-1", ANNA, WEST, "red")),
              way("Anna's, shared with Bert", gateway("tgw-1", ANNA, WEST, "red", BERT)),
              way(
                  "Anna's, shared with Bert and Carl",
                  gateway("tgw-1", ANNA, WEST, "blue", BERT, CARL))),
          thing(
              "tgw-2",
              way("foreign, shared with Carl", gateway("tgw-2", STRANGER, WEST, "", CARL)),
              way(
                  "foreign, shared with Bert and Carl",
                  gateway("tgw-2", STRANGER, WEST, "", BERT, CARL))),
          thing(
              "attachment-1",
              way(
                  "of Bert's vpc-2 to Anna's tgw-1",
                  attachment(false),
                  VPC_2,
                  needs(BERT, WEST, "tgw-1")),
              way(
                  "of Bert's vpc-2 to Anna's tgw-1, by subnet-2",
                  attachment(true),
                  VPC_2,
                  needs(BERT, WEST, "tgw-1"),
                  needs(BERT, WEST, "subnet-2"))),
          thing("key of Anna", way("there", key(ANNA, WEST, "key", "aa:bb"))),
          thing(
              "key of Bert",
              way("there", key(BERT, WEST, "key", "aa:bb")),
              way("another", key(BERT, WEST, "key", "cc:dd"))),
          thing("key of Carl", way("in the south", key(CARL, SOUTH, "key", "cc:dd"))),
          thing(
              "sg-1",
              way(
                  "Anna's, open",
                  group("sg-1", ANNA, WEST, "vpc-1", "red", "", "0.0.0.0/0"),
                  VPC_1),
              way(
                  "Anna's, open to two and to sg-2",
                  group("sg-1", ANNA, WEST, "vpc-1", "", "sg-2", "0.0.0.0/0", "10.0.0.0/8"),
                  VPC_1)),
          thing(
              "sg-2",
              way("Bert's, open", group("sg-2", BERT, WEST, "vpc-2", "", "", "0.0.0.0/0"), VPC_2)),
          thing(
              "sg-3",
              way(
                  "Carl's in the south, open",
                  group("sg-3", CARL, SOUTH, "vpc-3", "blue", "", "0.0.0.0/0"),
                  VPC_3),
              way(
                  "Carl's in the south, open to ten",
                  group("sg-3", CARL, SOUTH, "vpc-3", "blue", "", "10.0.0.0/8"),
                  VPC_3)),
          thing(
              "i-1",
              way(
                  "Anna's in subnet-1",
                  all(
                      instance("i-1", ANNA, WEST, "subnet-1", "sg-1", "key", "red"),
                      volume("vol-i-1", ANNA, WEST, "i-1", "red")),
                  needs(ANNA, WEST, "subnet-1"),
                  needs(ANNA, WEST, "sg-1")),
              way(
                  "Anna's in subnet-1, without key and tags",
                  all(
                      instance("i-1", ANNA, WEST, "subnet-1", "sg-1", "", ""),
                      volume("vol-i-1", ANNA, WEST, "i-1", "")),
                  needs(ANNA, WEST, "subnet-1"),
                  needs(ANNA, WEST, "sg-1")),
              way("gone and has left its volume", volume("vol-i-1", ANNA, WEST, "", "red"))),
          thing(
              "i-2",
              way(
                  "Bert's in Anna's subnet-1",
                  all(
                      instance("i-2", BERT, WEST, "subnet-1", "sg-2", "key", "blue"),
                      volume("vol-i-2", BERT, WEST, "i-2", "")),
                  needs(BERT, WEST, "subnet-1"),
                  needs(BERT, WEST, "sg-2")),
              way(
                  "Bert's in subnet-2",
                  all(
                      instance("i-2", BERT, WEST, "subnet-2", "sg-2", "key", "blue"),
                      volume("vol-i-2", BERT, WEST, "i-2", "blue")),
                  needs(BERT, WEST, "subnet-2"),
                  needs(BERT, WEST, "sg-2"))),
          thing(
              "vol-3",
              way("Carl's in the south", volume("vol-3", CARL, SOUTH, "", "blue")),
              way("Carl's", volume("vol-3", CARL, WEST, "", "blue"))),
          thing(
              "igw-1",
              way("Anna's at vpc-1", internetGateway(ANNA, WEST, "vpc-1"), VPC_1),
              way("Anna's at nothing", internetGateway(ANNA, WEST, ""))));

  private World() {}

  private static Thing thing(String name, Way... ways) {
    var all = new ArrayList<Way>();
    all.add(new Way("not there", List.of(), List.of()));
    all.addAll(Arrays.asList(ways));
    return new Thing(name, List.copyOf(all));
  }

  private static Way way(String words, List<Listing> listings, String... needs) {
    return new Way(words, listings, List.of(needs));
  }

  private static String needs(String account, String region, String id) {
    return account + " " + region + " " + id;
  }

  private static List<Listing> all(List<Listing> some, List<Listing> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  private static List<Listing> vpc(
      String account, String region, String id, String team, String... blocks) {
    var associations = new StringBuilder();
    for (var block : blocks) {
      associations
          .append("<item>")
          .append(element("cidrBlock", block))
          .append(element("associationId", "assoc-" + id + "-" + block))
          .append("<cidrBlockState><state>associated</state></cidrBlockState></item>");
    }
    return List.of(
        new Listing(
            account,
            region,
            "DescribeVpcs",
            id,
            element("vpcId", id)
                + element("ownerId", account)
                + element("state", "available")
                + element("cidrBlock", blocks[0])
                + element("cidrBlockAssociationSet", associations.toString())
                + element("isDefault", "false")
                + tags(team)));
  }

  private static List<Listing> subnet(
      String owner, String region, String id, String vpc, String team, String... participants) {
    var item =
        element("subnetId", id)
            + element("subnetArn", "arn:aws:ec2:" + region + ":" + owner + ":subnet/" + id)
            + element("state", "available")
            + element("ownerId", owner)
            + element("vpcId", vpc)
            + element("cidrBlock", "10.1.1.0/24")
            + element("availabilityZone", region + "a");
    return seenBy(owner, region, "DescribeSubnets", id, item, team, participants);
  }

  /** The owner sees the tags, and participants of a share do not. */
  private static List<Listing> seenBy(
      String owner,
      String region,
      String operation,
      String id,
      String item,
      String team,
      String... participants) {
    var listings = new ArrayList<Listing>();
    if (ACCOUNTS.containsValue(owner)) {
      listings.add(new Listing(owner, region, operation, id, item + tags(team)));
    }
    for (var participant : participants) {
      listings.add(new Listing(participant, region, operation, id, item));
    }
    return List.copyOf(listings);
  }

  private static List<Listing> peering(
      String id,
      String requester,
      String requesterRegion,
      String requesterVpc,
      String accepter,
      String accepterRegion,
      String accepterVpc) {
    var item =
        element("vpcPeeringConnectionId", id)
            + element("requesterVpcInfo", end(requester, requesterRegion, requesterVpc))
            + element("accepterVpcInfo", end(accepter, accepterRegion, accepterVpc))
            + "<status><code>active</code><message>Active</message></status>";
    var listings = new ArrayList<Listing>();
    if (!requester.equals(FOREIGN)) {
      listings.add(
          new Listing(requester, requesterRegion, "DescribeVpcPeeringConnections", id, item));
    }
    if (!accepter.equals(FOREIGN)) {
      listings.add(
          new Listing(accepter, accepterRegion, "DescribeVpcPeeringConnections", id, item));
    }
    return List.copyOf(listings);
  }

  private static String end(String owner, String region, String vpc) {
    var block = "10." + (vpc.endsWith("f") ? "8" : vpc.substring(4)) + ".0.0/16";
    return element("ownerId", owner)
        + element("vpcId", vpc)
        + element("region", region)
        + element("cidrBlockSet", element("item", element("cidrBlock", block)));
  }

  private static List<Listing> gateway(
      String id, String owner, String region, String team, String... participants) {
    var item =
        element(
                "transitGatewayArn",
                "arn:aws:ec2:" + region + ":" + owner + ":transit-gateway/" + id)
            + element("transitGatewayId", id)
            + element("ownerId", owner)
            + element("state", "available");
    return seenBy(owner, region, "DescribeTransitGateways", id, item, team, participants);
  }

  /** Of Bert's VPC to Anna's gateway; both see it, and Bert what it attaches. */
  private static List<Listing> attachment(boolean bySubnet) {
    var item =
        element("transitGatewayAttachmentId", "attachment-1")
            + element("transitGatewayId", "tgw-1")
            + element("resourceType", "vpc")
            + element("resourceId", "vpc-2")
            + element("state", "available");
    var toVpc =
        element("transitGatewayAttachmentId", "attachment-1")
            + element("transitGatewayId", "tgw-1")
            + element("vpcId", "vpc-2")
            + element("state", "available")
            + element("subnetIds", bySubnet ? element("item", "subnet-2") : "");
    return List.of(
        new Listing(ANNA, WEST, "DescribeTransitGatewayAttachments", "attachment-1", item),
        new Listing(BERT, WEST, "DescribeTransitGatewayAttachments", "attachment-1", item),
        new Listing(BERT, WEST, "DescribeTransitGatewayVpcAttachments", "attachment-1", toVpc));
  }

  private static List<Listing> instance(
      String id,
      String owner,
      String region,
      String subnet,
      String group,
      String key,
      String team) {
    var inside =
        element("instanceId", id)
            + element("imageId", "ami-1")
            + "<instanceState><code>16</code><name>running</name></instanceState>"
            + element("instanceType", "t4g.small")
            + element("launchTime", "2026-09-02T06:30:31.000Z")
            + (key.isEmpty() ? "" : element("keyName", key))
            + element("subnetId", subnet)
            + element(
                "groupSet",
                element("item", element("groupId", group) + element("groupName", group)))
            + element(
                "blockDeviceMapping",
                element(
                    "item",
                    element("deviceName", "/dev/xvda")
                        + element(
                            "ebs",
                            element("volumeId", "vol-" + id)
                                + element("status", "attached")
                                + element("deleteOnTermination", "true"))))
            + tags(team);
    return List.of(
        new Listing(
            owner,
            region,
            "DescribeInstances",
            id,
            element("reservationId", "r-" + id)
                + element("ownerId", owner)
                + element("instancesSet", element("item", inside))));
  }

  private static List<Listing> volume(
      String id, String owner, String region, String instance, String team) {
    var attached =
        instance.isEmpty()
            ? ""
            : element(
                "item",
                element("volumeId", id)
                    + element("instanceId", instance)
                    + element("status", "attached"));
    return List.of(
        new Listing(
            owner,
            region,
            "DescribeVolumes",
            id,
            element("volumeId", id)
                + element("size", "16")
                + element("availabilityZone", region + "a")
                + element("status", instance.isEmpty() ? "available" : "in-use")
                + element("attachmentSet", attached)
                + element("encrypted", "true")
                + tags(team)));
  }

  private static List<Listing> key(String owner, String region, String name, String fingerprint) {
    return List.of(
        new Listing(
            owner,
            region,
            "DescribeKeyPairs",
            name,
            element("keyName", name)
                + element("keyPairId", "key-" + name)
                + element("keyFingerprint", fingerprint)));
  }

  private static List<Listing> group(
      String id,
      String owner,
      String region,
      String vpc,
      String team,
      String peer,
      String... ranges) {
    var from = new StringBuilder();
    for (var range : ranges) {
      from.append(element("item", element("cidrIp", range)));
    }
    var permission =
        element("ipProtocol", "tcp")
            + element("fromPort", "443")
            + element("toPort", "443")
            + element(
                "groups",
                peer.isEmpty()
                    ? ""
                    : element("item", element("groupId", peer) + element("userId", owner)))
            + element("ipRanges", from.toString());
    return List.of(
        new Listing(
            owner,
            region,
            "DescribeSecurityGroups",
            id,
            element("groupId", id)
                + element("groupName", "group " + id)
                + element("groupDescription", "a group")
                + element("ownerId", owner)
                + element("vpcId", vpc)
                + element("ipPermissions", element("item", permission))
                + tags(team)));
  }

  private static List<Listing> internetGateway(String owner, String region, String vpc) {
    var attached =
        vpc.isEmpty() ? "" : element("item", element("vpcId", vpc) + element("state", "available"));
    return List.of(
        new Listing(
            owner,
            region,
            "DescribeInternetGateways",
            "igw-1",
            element("internetGatewayId", "igw-1")
                + element("ownerId", owner)
                + element("attachmentSet", attached)));
  }

  private static String tags(String team) {
    return element(
        "tagSet",
        team.isEmpty() ? "" : element("item", element("key", "team") + element("value", team)));
  }

  private static String element(String name, String inside) {
    return "<" + name + ">" + inside + "</" + name + ">";
  }
}
