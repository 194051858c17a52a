package dev.alidade.catalog.ec2;

import static dev.alidade.catalog.ec2.Ec2.in;
import static dev.alidade.graph.Target.to;

import dev.alidade.graph.CompositeId;
import dev.alidade.graph.NodeType;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;

/** A private IPv4 address of a network interface. */
record PrivateIp(String interfaceId, NetworkInterfacePrivateIpAddress address) {

  static final NodeType<PrivateIp> ADDRESS =
      NodeType.named("AWSEC2PrivateIp", PrivateIp.class)
          .formerly("EC2PrivateIp")
          .id(ip -> CompositeId.of(ip.interfaceId(), ":", ip.address().privateIpAddress()))
          .property("network_interface_id", PrivateIp::interfaceId)
          .property("primary", ip -> ip.address().primary())
          .property("private_ip_address", ip -> ip.address().privateIpAddress())
          .property(
              "public_ip",
              in(ip -> ip.address().association(), NetworkInterfaceAssociation::publicIp))
          .property(
              "ip_owner_id",
              in(ip -> ip.address().association(), NetworkInterfaceAssociation::ipOwnerId))
          .ownedByAccount()
          .linkedFrom("PRIVATE_IP_ADDRESS", to("AWSNetworkInterface", PrivateIp::interfaceId))
          .build();

  static Stream<PrivateIp> of(NetworkInterface eni) {
    return eni.privateIpAddresses().stream()
        .map(address -> new PrivateIp(eni.networkInterfaceId(), address));
  }
}
