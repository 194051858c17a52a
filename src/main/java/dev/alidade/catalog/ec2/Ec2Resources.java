package dev.alidade.catalog.ec2;

import dev.alidade.catalog.Resource;
import java.util.List;

/** The EC2 part of the catalogue: one line for each resource. */
public final class Ec2Resources {

  private Ec2Resources() {}

  /** Every resource of EC2. */
  public static List<Resource> all() {
    return List.of(
        new LaunchTemplates(),
        new Instances(),
        new Images(),
        new KeyPairs(),
        new SecurityGroups(),
        new Subnets(),
        new NetworkAcls(),
        new NetworkInterfaces(),
        new TransitGateways(),
        new TransitGatewayRouteTables(),
        new Vpcs(),
        new VpcEndpoints(),
        new RouteTables(),
        new VpcPeerings(),
        new InternetGateways(),
        new ReservedInstances(),
        new EbsVolumes(),
        new EbsSnapshots(),
        new ElasticIpAddresses());
  }
}
