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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.HibernationOptions;
import software.amazon.awssdk.services.ec2.model.HttpTokensState;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfile;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataOptionsResponse;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstanceState;
import software.amazon.awssdk.services.ec2.model.Monitoring;
import software.amazon.awssdk.services.ec2.model.Placement;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.Tag;

/**
 * Instances and their reservations, and in passing what they are made of: subnets, security groups,
 * key pairs, network interfaces, volumes. Lists with {@code ec2:DescribeInstances}.
 */
final class Instances implements RegionalResource {

  /** The states of an instance, as all providers call them. */
  private static final Map<String, String> STATES =
      Map.of(
          "pending", "pending",
          "running", "running",
          "shutting-down", "stopping",
          "stopping", "stopping",
          "stopped", "stopped",
          "terminated", "terminated");

  // Tags that say which EKS cluster an instance is a node of: the first of them wins.
  private static final Set<String> NAMING_TAGS =
      Set.of("eks:cluster-name", "alpha.eksctl.io/cluster-name");
  private static final String CLUSTER_TAG = "kubernetes.io/cluster/";

  static final NodeType<Reservation> RESERVATION =
      NodeType.named("AWSEC2Reservation", Reservation.class)
          .formerly("EC2Reservation")
          .id(Reservation::reservationId)
          .indexed("reservationid", Reservation::reservationId)
          .property("ownerid", Reservation::ownerId)
          .property("requesterid", Reservation::requesterId)
          .region()
          .ownedByAccount()
          .linkedFrom("MEMBER_OF_EC2_RESERVATION", toMany("AWSEC2Instance", Instances::launched))
          .build();

  static final NodeType<Instance> INSTANCE =
      NodeType.named("AWSEC2Instance", Instance.class)
          .alsoLabelled("ComputeInstance")
          .formerly("EC2Instance")
          .id(Instance::instanceId)
          .indexed("arn", (instance, at) -> at.arn("ec2", "instance", instance.instanceId()))
          .indexed("instanceid", Instance::instanceId)
          .indexed("publicdnsname", Instance::publicDnsName)
          .property("privateipaddress", Instance::privateIpAddress)
          .property("publicipaddress", Instance::publicIpAddress)
          .property("ipv6address", Instances::primaryIpv6)
          .property("imageid", Instance::imageId)
          .property("instancetype", Instance::instanceTypeAsString)
          .property("monitoringstate", in(Instance::monitoring, Monitoring::stateAsString))
          .property("state", in(Instance::state, InstanceState::nameAsString))
          .property("launchtime", instance -> PythonDates.datetime(instance.launchTime()))
          .property("launchtimeunix", Instances::launchSeconds)
          .region()
          .property("iaminstanceprofile", in(Instance::iamInstanceProfile, IamInstanceProfile::arn))
          .property("availabilityzone", in(Instance::placement, Placement::availabilityZone))
          .property("tenancy", in(Instance::placement, Placement::tenancyAsString))
          .property(
              "hostresourcegrouparn", in(Instance::placement, Placement::hostResourceGroupArn))
          .property("platform", Instance::platformAsString)
          .property("architecture", Instance::architectureAsString)
          .property("ebsoptimized", Instance::ebsOptimized)
          .property("bootmode", Instance::bootModeAsString)
          .property("instancelifecycle", Instance::instanceLifecycleAsString)
          .property(
              "hibernationoptions",
              in(Instance::hibernationOptions, HibernationOptions::configured))
          .indexed(
              "metadatahttptokens", metadata(InstanceMetadataOptionsResponse::httpTokensAsString))
          .property(
              "metadatahttpputresponsehoplimit",
              metadata(InstanceMetadataOptionsResponse::httpPutResponseHopLimit))
          .property(
              "metadatahttpendpoint",
              metadata(InstanceMetadataOptionsResponse::httpEndpointAsString))
          .property(
              "metadatahttpprotocolipv6",
              metadata(InstanceMetadataOptionsResponse::httpProtocolIpv6AsString))
          .property(
              "metadatainstancetags",
              metadata(InstanceMetadataOptionsResponse::instanceMetadataTagsAsString))
          .property("imdsaccessmode", metadata(Instances::accessMode))
          .property("imdsv1enabled", metadata(o -> tokens(o, HttpTokensState.OPTIONAL)))
          .property("imdsv2required", metadata(o -> tokens(o, HttpTokensState.REQUIRED)))
          .property("eks_cluster_name", Instances::eksCluster)
          .fromAws()
          .normalised("name", Instance::instanceId)
          .normalised("region", (instance, at) -> at.region())
          .normalised("public_ip_address", Instance::publicIpAddress)
          .normalised("private_ip_address", Instance::privateIpAddress)
          .normalised("state", Instances::state)
          .normalised("type", Instance::instanceTypeAsString)
          .normalised("created_at", instance -> PythonDates.datetime(instance.launchTime()))
          .ownedByAccount()
          .links("INSTANCE_PROFILE", to("AWSInstanceProfile", Instances::profileArn).by("arn"))
          .links("PART_OF_SUBNET", toMany("AWSEC2Subnet", Instances::subnetIds))
          .links("MEMBER_OF_EC2_SECURITY_GROUP", toMany("AWSEC2SecurityGroup", Instances::groupIds))
          .links("NETWORK_INTERFACE", toMany("AWSNetworkInterface", Instances::interfaceIds))
          .links(
              "MEMBER_OF_EKS_CLUSTER",
              // The tag has the name alone, and clusters of other accounts may be called the same.
              to("AWSEKSCluster", Instances::eksCluster).byShared("name").withinRegion())
          .linkedFrom("SSH_LOGIN_TO", to("AWSEC2KeyPair", Instances::keyPairArn))
          .linkedFrom("ATTACHED_TO", toMany("AWSEBSVolume", Instances::volumeIds))
          .tagged(Instance::tags, Tag::key, Tag::value)
          .build();

  private static final NodeType<String> SUBNET = Subnets.namedBy(String.class, id -> id).build();

  /**
   * The key pair that an instance was started with; AWS names it, its ARN follows. It stays as long
   * as an instance names it: a deleted key pair is no longer listed, and still logs in.
   */
  private static final NodeType<String> KEY_PAIR =
      KeyPairs.named(String.class, name -> name).build();

  @Override
  public Declaration declaration() {
    return inModule("ec2:instance")
        .calls(Ec2.SERVICE, "DescribeInstances")
        .writes(
            RESERVATION,
            INSTANCE,
            Ipv6Address.ADDRESS,
            NetworkInterfaces.ATTACHED,
            EbsVolumes.ATTACHED,
            SUBNET,
            SecurityGroups.NAMED,
            KEY_PAIR);
  }

  /** All instances of the region, by reservation. */
  static Iterable<DescribeInstancesResponse> pages(Ec2Client ec2) {
    return Ec2.withManaged(
        managed ->
            ec2.describeInstancesPaginator(
                r -> r.maxResults(Ec2.LARGEST_PAGE).overrideConfiguration(managed)));
  }

  @Override
  public void survey(Scope at, Rows rows) {
    for (var page : pages(Ec2.of(at))) {
      var instances = page.reservations().stream().flatMap(r -> r.instances().stream()).toList();
      page.reservations().forEach(reservation -> rows.add(RESERVATION, reservation));
      instances.forEach(instance -> rows.add(INSTANCE, instance));
      allOf(instances, Instances::interfaces)
          .forEach(eni -> rows.add(NetworkInterfaces.ATTACHED, eni));
      allOf(instances, Instances::ipv6Addresses).forEach(ip -> rows.add(Ipv6Address.ADDRESS, ip));
      allOf(instances, Instances::volumes).forEach(device -> rows.add(EbsVolumes.ATTACHED, device));
      allOf(instances, Instances::subnets).forEach(subnet -> rows.add(SUBNET, subnet));
      allOf(instances, Instances::groups).forEach(group -> rows.add(SecurityGroups.NAMED, group));
      allOf(instances, Instances::keyPair).forEach(name -> rows.add(KEY_PAIR, name));
    }
  }

  /** What the instances of a page have, each once: many are in the same subnet and group. */
  private static <V> Stream<V> allOf(
      List<Instance> instances, Function<Instance, Stream<V>> things) {
    return instances.stream().flatMap(things).distinct();
  }

  private static List<String> launched(Reservation reservation) {
    return reservation.instances().stream().map(Instance::instanceId).toList();
  }

  private static Stream<InstanceNetworkInterface> interfaces(Instance instance) {
    return instance.networkInterfaces().stream().filter(eni -> eni.networkInterfaceId() != null);
  }

  private static List<String> interfaceIds(Instance instance) {
    return interfaces(instance).map(InstanceNetworkInterface::networkInterfaceId).toList();
  }

  private static Stream<Ipv6Address> ipv6Addresses(Instance instance) {
    return interfaces(instance).flatMap(Ipv6Address::of);
  }

  /** Devices that are volumes: instance store devices have no {@code ebs}. */
  private static Stream<InstanceBlockDeviceMapping> volumes(Instance instance) {
    return instance.blockDeviceMappings().stream()
        .filter(device -> device.ebs() != null && device.ebs().volumeId() != null);
  }

  private static List<String> volumeIds(Instance instance) {
    return volumes(instance).map(device -> device.ebs().volumeId()).toList();
  }

  /** The subnets of the instance and of its further interfaces. */
  private static Stream<String> subnets(Instance instance) {
    return Stream.concat(
            Stream.ofNullable(instance.subnetId()),
            interfaces(instance).map(InstanceNetworkInterface::subnetId).filter(Objects::nonNull))
        .distinct();
  }

  private static List<String> subnetIds(Instance instance) {
    return subnets(instance).toList();
  }

  private static Stream<String> groups(Instance instance) {
    return groupIds(instance).stream();
  }

  private static List<String> groupIds(Instance instance) {
    return SecurityGroups.ids(instance.securityGroups());
  }

  private static Stream<String> keyPair(Instance instance) {
    return Stream.ofNullable(instance.keyName()).filter(name -> !name.isEmpty());
  }

  private static @Nullable String keyPairArn(Instance instance, Place at) {
    return at.arn("ec2", "key-pair", instance.keyName());
  }

  private static @Nullable String profileArn(Instance instance) {
    return instance.iamInstanceProfile() == null ? null : instance.iamInstanceProfile().arn();
  }

  private static @Nullable String state(Instance instance) {
    var name = instance.state() == null ? null : instance.state().nameAsString();
    return name == null ? null : STATES.get(name);
  }

  /** Seconds since 1970 as Python writes a float: {@code 1893456000.0}. */
  private static @Nullable String launchSeconds(Instance instance) {
    return instance.launchTime() == null ? null : instance.launchTime().getEpochSecond() + ".0";
  }

  /** The primary IPv6 address of the first interface, or its first one if none is marked. */
  private static @Nullable String primaryIpv6(Instance instance) {
    return interfaces(instance)
        .filter(eni -> eni.attachment() != null)
        .filter(eni -> Objects.equals(eni.attachment().deviceIndex(), 0))
        .flatMap(Ipv6Address::of)
        .min(Comparator.comparing(Ipv6Address::primary).reversed())
        .map(ip -> ip.address().ipv6Address())
        .orElse(null);
  }

  /**
   * The EKS cluster that the first telling tag names.
   * https://docs.aws.amazon.com/eks/latest/userguide/eks-using-tags.html
   */
  private static @Nullable String eksCluster(Instance instance) {
    return instance.tags().stream()
        .map(Instances::clusterIn)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String clusterIn(Tag tag) {
    var key = Objects.toString(tag.key(), "");
    var name =
        key.startsWith(CLUSTER_TAG)
            ? key.substring(CLUSTER_TAG.length())
            : NAMING_TAGS.contains(key) ? tag.value() : null;
    return name == null || name.isEmpty() ? null : name;
  }

  private static Function<Instance, @Nullable Object> metadata(
      Function<InstanceMetadataOptionsResponse, ? extends @Nullable Object> value) {
    return in(Instance::metadataOptions, value);
  }

  private static @Nullable String accessMode(InstanceMetadataOptionsResponse options) {
    return switch (options.httpTokens()) {
      case REQUIRED -> "v2_only";
      case OPTIONAL -> "v1_or_v2";
      case null, default -> null;
    };
  }

  private static @Nullable Boolean tokens(
      InstanceMetadataOptionsResponse options, HttpTokensState state) {
    return options.httpTokens() == null ? null : options.httpTokens() == state;
  }
}
