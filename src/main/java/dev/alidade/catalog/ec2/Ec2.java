package dev.alidade.catalog.ec2;

import dev.alidade.catalog.Scope;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** The EC2 API of a scope. */
final class Ec2 {

  /**
   * The largest page that the describe operations of EC2 give; where one gives less, it cuts the
   * number. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Query-Requests.html (MaxResults)
   */
  static final int LARGEST_PAGE = 1000;

  private Ec2() {}

  static Ec2Client of(Scope at) {
    return at.client(Ec2Client::builder);
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
