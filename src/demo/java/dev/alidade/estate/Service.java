package dev.alidade.estate;

import java.util.List;

/**
 * A service as its client speaks to it.
 *
 * @param name the package of the SDK's client, {@code elasticloadbalancingv2}: the name in the
 *     estate's files, in the log and in faults
 * @param signingName the name in the scope of the signature; two services may share one
 * @param actions the prefix of its actions in policies, {@code cloudwatch}
 * @param version of the query API, else "-"
 * @param regional whether answers depend on the region
 * @param routes the operations of a REST service, else empty
 */
record Service(
    String name,
    String signingName,
    String actions,
    Protocol protocol,
    String version,
    boolean regional,
    List<Route> routes) {

  Service {
    routes = List.copyOf(routes);
  }

  /** The same service for a caller that speaks otherwise. */
  Service speaking(Protocol other) {
    return new Service(name, signingName, actions, other, version, regional, routes);
  }

  /** What the server cannot make out. */
  static Service unknown(String signingName) {
    return new Service(
        signingName, signingName, signingName, Protocol.REST_JSON, "-", true, List.of());
  }
}
