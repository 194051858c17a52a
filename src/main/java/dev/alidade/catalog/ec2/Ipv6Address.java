package dev.alidade.catalog.ec2;

import static dev.alidade.graph.Target.to;

import dev.alidade.graph.NodeType;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.InstanceIpv6Address;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;

/** An IPv6 address of an instance's network interface. */
record Ipv6Address(String interfaceId, InstanceIpv6Address address) {

  static final NodeType<Ipv6Address> ADDRESS =
      NodeType.named("AWSEC2Ipv6Address", Ipv6Address.class)
          .alsoLabelled("Ip")
          .formerly("EC2Ipv6Address")
          .id(ip -> ip.address().ipv6Address())
          .region()
          .indexed("ipv6_address", ip -> ip.address().ipv6Address())
          .property("network_interface_id", Ipv6Address::interfaceId)
          .property("primary", Ipv6Address::primary)
          .ownedByAccount()
          .linkedFrom("IPV6_ADDRESS", to("AWSNetworkInterface", Ipv6Address::interfaceId))
          .build();

  static Stream<Ipv6Address> of(InstanceNetworkInterface eni) {
    return eni.ipv6Addresses().stream()
        .filter(address -> address.ipv6Address() != null)
        .map(address -> new Ipv6Address(eni.networkInterfaceId(), address));
  }

  /** Whether it is the primary one; where AWS does not say, it is not. */
  boolean primary() {
    return Boolean.TRUE.equals(address.isPrimaryIpv6());
  }
}
