package dev.alidade.catalog.ec2;

import static dev.alidade.aws.Rate.Sharing.PER_OPERATION;

import dev.alidade.aws.AwsService;
import dev.alidade.aws.Failures;
import dev.alidade.aws.Rate;
import dev.alidade.catalog.Scope;
import dev.alidade.graph.Place;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.pagination.sync.SdkIterable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** The EC2 API of a scope. */
final class Ec2 {

  /**
   * The largest page that the describe operations of EC2 give; where one gives less, it cuts the
   * number. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Query-Requests.html (MaxResults)
   */
  static final int LARGEST_PAGE = 1000;

  private static final String RATES =
      "https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html";

  /** The service. */
  static final AwsService SERVICE =
      AwsService.named("ec2")
          .speaking(AwsService.Protocol.EC2)
          .documentedAt("https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_%s.html")
          .rates(
              // Non-mutating actions: bucket 100, refill 20/s, each API on its own.
              new Rate("ec2", Set.of(), PER_OPERATION, false, 20, 100, LARGEST_PAGE, RATES),
              // The unfiltered and unpaginated ones have half of it: bucket 50, refill 10/s. We
              // always ask for pages; regions are the one list without any.
              new Rate("ec2", Set.of("DescribeRegions"), PER_OPERATION, false, 10, 50, 0, RATES))
          // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
          .sayingGoneBy(
              "InvalidLaunchTemplateId.NotFound",
              "InvalidRouteTableID.NotFound",
              "InvalidSnapshot.NotFound");

  private static final String INCLUDE_MANAGED = "IncludeManagedResources";

  /** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
  private static final String UNKNOWN_PARAMETER = "UnknownParameter";

  private Ec2() {}

  static Ec2Client of(Scope at) {
    return at.client(Ec2Client::builder);
  }

  /** The ARN of what its owner may share: it names the owner, whoever lists it. */
  static @Nullable String arn(
      Place at, @Nullable String owner, String resourceType, @Nullable String id) {
    return new Place(at.partition(), owner == null ? at.accountId() : owner, at.region())
        .arn("ec2", resourceType, id);
  }

  /**
   * The pages of a list with what AWS services run in the account's name, which EC2 leaves out
   * where the account hides it and one does not ask. The SDK has no member for that yet: the
   * parameter goes with the request's configuration. Where EC2 does not know it, nothing is hidden.
   * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ManagedResourceVisibilitySettings.html
   *
   * @param list makes the list's paginator with the configuration for its request
   */
  static <P> Iterable<P> withManaged(
      Function<Consumer<AwsRequestOverrideConfiguration.Builder>, SdkIterable<P>> list) {
    return () -> {
      var pages =
          list.apply(request -> request.putRawQueryParameter(INCLUDE_MANAGED, "true")).iterator();
      try {
        return startingWith(pages.next(), pages);
      } catch (Ec2Exception e) {
        if (UNKNOWN_PARAMETER.equals(Failures.codeOf(e))) {
          return list.apply(request -> {}).iterator();
        }
        throw e;
      }
    };
  }

  private static <P> Iterator<P> startingWith(P first, Iterator<P> rest) {
    return new Iterator<>() {
      private @Nullable P next = first;

      @Override
      public boolean hasNext() {
        return next != null || rest.hasNext();
      }

      @Override
      public P next() {
        var page = next == null ? rest.next() : next;
        next = null;
        return page;
      }
    };
  }

  /** Reads a value inside a structure that AWS may leave out. */
  static <T, S> Function<T, @Nullable Object> in(
      Function<T, @Nullable S> structure, Function<S, ? extends @Nullable Object> value) {
    return item -> {
      var inside = structure.apply(item);
      return inside == null ? null : value.apply(inside);
    };
  }
}
