package dev.alidade.account;

import dev.alidade.aws.Access;
import dev.alidade.aws.AwsClients;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Region;

/** The regions of an account. */
public final class Regions {

  /** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Region.html (optInStatus) */
  private static final String NOT_OPTED_IN = "not-opted-in";

  private final AwsClients clients;

  /** Regions, asked with the clients given. */
  public Regions(AwsClients clients) {
    this.clients = clients;
  }

  /**
   * What AWS says of an account's regions, each list sorted. A region in neither was not named.
   *
   * @param enabled those that can be asked: enabled for everybody, or opted into
   * @param notOptedIn those that the account could opt into and has not, or not any more
   */
  public record Listed(List<String> enabled, List<String> notOptedIn) {

    /** Keeps copies. */
    public Listed {
      enabled = List.copyOf(enabled);
      notOptedIn = List.copyOf(notOptedIn);
    }
  }

  /**
   * All regions of the account's partition. One call: {@code ec2:DescribeRegions} in the home
   * region, with {@code AllRegions}, without which AWS leaves out what is not opted into.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException when they cannot be had
   */
  public Listed listed(Access access) {
    var ec2 = clients.client(Ec2Client::builder, access, access.homeRegion());
    var regions = access.call(() -> ec2.describeRegions(r -> r.allRegions(true))).regions();
    Predicate<Region> out = region -> NOT_OPTED_IN.equals(region.optInStatus());
    return new Listed(names(regions, out.negate()), names(regions, out));
  }

  /**
   * The regions that are enabled for the account, sorted.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException when they cannot be had
   */
  public List<String> enabled(Access access) {
    return listed(access).enabled();
  }

  private static List<String> names(List<Region> regions, Predicate<Region> which) {
    return regions.stream()
        .filter(which)
        .map(Region::regionName)
        .filter(Objects::nonNull)
        .sorted()
        .toList();
  }
}
