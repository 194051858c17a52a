package dev.alidade.aws;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3control.S3ControlClientBuilder;
import software.amazon.awssdk.services.s3control.endpoints.S3ControlEndpointProvider;

/**
 * Two services put a name before the host: S3 the bucket's, S3 Control the account's. A server of
 * one's own seldom has these names, and an address of digits cannot have them.
 *
 * <p>https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html and
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_GetPublicAccessBlock.html
 */
final class OwnEndpoint {

  private OwnEndpoint() {}

  /** Has a client call its endpoint under the host that was given. */
  static void keepHost(Object builder) {
    switch (builder) {
      case S3ClientBuilder s3 -> s3.forcePathStyle(true);
      case S3ControlClientBuilder control -> control.endpointProvider(asGiven());
      default -> {
        // No other client that modules need changes the host.
      }
    }
  }

  private static S3ControlEndpointProvider asGiven() {
    var aws = S3ControlEndpointProvider.defaultProvider();
    return parameters ->
        parameters.endpoint() == null
            ? aws.resolveEndpoint(parameters)
            : CompletableFuture.completedFuture(
                Endpoint.builder().url(URI.create(parameters.endpoint())).build());
  }
}
