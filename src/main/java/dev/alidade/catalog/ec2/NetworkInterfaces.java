package dev.alidade.catalog.ec2;

import static dev.alidade.catalog.Declaration.inModule;
import static dev.alidade.catalog.ec2.Ec2.in;
import static dev.alidade.graph.Target.to;
import static dev.alidade.graph.Target.toMany;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.catalog.text.PythonDates;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Place;
import dev.alidade.graph.Rows;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachment;
import software.amazon.awssdk.services.ec2.model.Tag;

/**
 * Network interfaces and their private addresses. Lists with {@code ec2:DescribeNetworkInterfaces}.
 */
final class NetworkInterfaces implements RegionalResource {

  // How the description of a load balancer's interface names it:
  // https://repost.aws/knowledge-center/elb-find-load-balancer-ip
  private static final Pattern NEW_BALANCER = Pattern.compile("ELB (?:net|app)/([^/]+)/(.*)");
  private static final Pattern CLASSIC_BALANCER = Pattern.compile("ELB (.*)");

  static final NodeType<NetworkInterface> INTERFACE =
      NodeType.named("AWSNetworkInterface", NetworkInterface.class)
          .alsoLabelled("NetworkInterface")
          .id(NetworkInterface::networkInterfaceId)
          .property("description", NetworkInterface::description)
          .indexed("mac_address", NetworkInterface::macAddress)
          .property("private_dns_name", NetworkInterface::privateDnsName)
          .indexed("private_ip_address", NetworkInterface::privateIpAddress)
          .region()
          .property("status", NetworkInterface::statusAsString)
          .property("interface_type", NetworkInterface::interfaceTypeAsString)
          .indexed(
              "public_ip", in(NetworkInterface::association, NetworkInterfaceAssociation::publicIp))
          .indexed("requester_id", NetworkInterface::requesterId)
          .property("requester_managed", NetworkInterface::requesterManaged)
          .property("source_dest_check", NetworkInterface::sourceDestCheck)
          .indexed("subnetid", NetworkInterface::subnetId)
          .indexed("subnet_id", NetworkInterface::subnetId)
          .property(
              "attach_time",
              in(NetworkInterface::attachment, a -> PythonDates.datetime(a.attachTime())))
          .property(
              "device_index",
              in(NetworkInterface::attachment, NetworkInterfaceAttachment::deviceIndex))
          .ownedByAccount()
          .links("PART_OF_SUBNET", to("AWSEC2Subnet", NetworkInterface::subnetId))
          .links(
              "MEMBER_OF_EC2_SECURITY_GROUP",
              toMany("AWSEC2SecurityGroup", eni -> SecurityGroups.ids(eni.groups())))
          .linkedFrom("NETWORK_INTERFACE", to("AWSEC2Instance", NetworkInterfaces::instanceId))
          .linkedFrom(
              "NETWORK_INTERFACE",
              to("AWSLoadBalancer", NetworkInterfaces::newBalancer).byShared("name"))
          .linkedFrom(
              "NETWORK_INTERFACE", to("AWSLoadBalancerV2", NetworkInterfaces::classicBalancer))
          .tagged(NetworkInterface::tagSet, Tag::key, Tag::value)
          .build();

  /** An interface as the instance sees it that it belongs to. */
  static final NodeType<InstanceNetworkInterface> ATTACHED =
      NodeType.named("AWSNetworkInterface", InstanceNetworkInterface.class)
          .alsoLabelled("NetworkInterface")
          .id(InstanceNetworkInterface::networkInterfaceId)
          .property("status", InstanceNetworkInterface::statusAsString)
          .indexed("mac_address", InstanceNetworkInterface::macAddress)
          .property("description", InstanceNetworkInterface::description)
          .indexed("private_dns_name", InstanceNetworkInterface::privateDnsName)
          .indexed("private_ip_address", InstanceNetworkInterface::privateIpAddress)
          .region()
          .ownedByAccount()
          .seenInPassing()
          .links("PART_OF_SUBNET", to("AWSEC2Subnet", InstanceNetworkInterface::subnetId))
          .links(
              "MEMBER_OF_EC2_SECURITY_GROUP",
              toMany("AWSEC2SecurityGroup", eni -> SecurityGroups.ids(eni.groups())))
          .build();

  /** The subnet of an interface, and what has a foot in it through the interface. */
  private static final NodeType<NetworkInterface> SUBNET =
      Subnets.namedBy(NetworkInterface.class, NetworkInterface::subnetId)
          .linkedFrom("PART_OF_SUBNET", to("AWSEC2Instance", NetworkInterfaces::instanceId))
          .linkedFrom("PART_OF_SUBNET", to("AWSLoadBalancer", NetworkInterfaces::newBalancer))
          .linkedFrom("PART_OF_SUBNET", to("AWSLoadBalancerV2", NetworkInterfaces::classicBalancer))
          .build();

  @Override
  public Declaration declaration() {
    return inModule("ec2:network_interface")
        .calls(Ec2.SERVICE, "DescribeNetworkInterfaces")
        .writes(INTERFACE, PrivateIp.ADDRESS, SUBNET, SecurityGroups.NAMED);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    var ec2 = Ec2.of(at);
    var pages =
        Ec2.withManaged(
            managed ->
                ec2.describeNetworkInterfacesPaginator(
                    r -> r.maxResults(Ec2.LARGEST_PAGE).overrideConfiguration(managed)));
    for (var page : pages) {
      for (var eni : page.networkInterfaces()) {
        rows.add(INTERFACE, eni);
        PrivateIp.of(eni).forEach(address -> rows.add(PrivateIp.ADDRESS, address));
        if (eni.subnetId() != null) {
          rows.add(SUBNET, eni);
        }
      }
      page.networkInterfaces().stream()
          .flatMap(eni -> SecurityGroups.ids(eni.groups()).stream())
          .distinct()
          .forEach(group -> rows.add(SecurityGroups.NAMED, group));
    }
  }

  private static @Nullable String instanceId(NetworkInterface eni) {
    return eni.attachment() == null ? null : eni.attachment().instanceId();
  }

  // The contract looks these two up the wrong way round: the DNS name of an application or network
  // load balancer among the classic ones, and the other way about. Kept, so that no query finds
  // more or less than it did.
  private static @Nullable String newBalancer(NetworkInterface eni, Place at) {
    var name = NEW_BALANCER.matcher(Objects.toString(eni.description(), ""));
    return name.lookingAt()
        ? name.group(1) + "-" + name.group(2) + ".elb." + at.region() + ".amazonaws.com"
        : null;
  }

  private static @Nullable String classicBalancer(NetworkInterface eni) {
    var description = Objects.toString(eni.description(), "");
    var name = CLASSIC_BALANCER.matcher(description);
    return !NEW_BALANCER.matcher(description).lookingAt() && name.lookingAt()
        ? name.group(1)
        : null;
  }
}
