package dev.alidade.catalog.ec2;

import static dev.alidade.catalog.Declaration.inModule;
import static dev.alidade.graph.Target.to;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Address;

/** Elastic IP addresses. Lists with {@code ec2:DescribeAddresses}, which has no pages. */
final class ElasticIpAddresses implements RegionalResource {

  static final NodeType<Address> ADDRESS =
      NodeType.named("AWSElasticIPAddress", Address.class)
          .formerly("ElasticIPAddress")
          .id(ElasticIpAddresses::id)
          .region()
          .indexed("public_ip", Address::publicIp)
          .property("instance_id", Address::instanceId)
          .property("allocation_id", Address::allocationId)
          .property("association_id", Address::associationId)
          .property("domain", Address::domainAsString)
          .property("network_interface_id", Address::networkInterfaceId)
          .property("network_interface_owner_id", Address::networkInterfaceOwnerId)
          .property("private_ip_address", Address::privateIpAddress)
          .property("public_ipv4_pool", Address::publicIpv4Pool)
          .property("network_border_group", Address::networkBorderGroup)
          .property("customer_owned_ip", Address::customerOwnedIp)
          .property("customer_owned_ipv4_pool", Address::customerOwnedIpv4Pool)
          .property("carrier_ip", Address::carrierIp)
          .ownedByAccount()
          .linkedFrom("ELASTIC_IP_ADDRESS", to("AWSEC2Instance", Address::instanceId))
          .linkedFrom("ELASTIC_IP_ADDRESS", to("AWSNetworkInterface", Address::networkInterfaceId))
          .build();

  /**
   * The public address, as the contract has it. An address of a carrier's network (Wavelength) has
   * none: it is charted under the carrier's, or else under its allocation.
   * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Address.html
   */
  private static @Nullable String id(Address address) {
    return Stream.of(address.publicIp(), address.carrierIp(), address.allocationId())
        .filter(name -> name != null && !name.isEmpty())
        .findFirst()
        .orElse(null);
  }

  @Override
  public Declaration declaration() {
    return inModule("elastic_ip_addresses").calls(Ec2.SERVICE, "DescribeAddresses").writes(ADDRESS);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    Ec2.of(at).describeAddresses().addresses().forEach(address -> rows.add(ADDRESS, address));
  }
}
