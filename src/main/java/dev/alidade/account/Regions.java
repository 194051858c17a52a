package dev.alidade.account;

import dev.alidade.aws.Access;
import dev.alidade.aws.AwsClients;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Region;

/** The regions of an account. */
public final class Regions {

  private final AwsClients clients;

  /** Regions, asked with the clients given. */
  public Regions(AwsClients clients) {
    this.clients = clients;
  }

  /**
   * The regions that are enabled for the account, sorted. {@code ec2:DescribeRegions} in the home
   * region, with its defaults: regions that must be opted into and are not are left out.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException when they cannot be had
   */
  public List<String> enabled(Access access) {
    return clients
        .client(Ec2Client::builder, access, access.homeRegion())
        .describeRegions()
        .regions()
        .stream()
        .map(Region::regionName)
        .sorted()
        .toList();
  }
}
