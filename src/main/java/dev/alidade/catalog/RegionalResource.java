package dev.alidade.catalog;

import dev.alidade.aws.Operation;
import dev.alidade.graph.Rows;

/** A resource that lives in regions: listed once for each account and region. */
public non-sealed interface RegionalResource extends Resource {

  /**
   * Lists the resource in one region of one account.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException if AWS does not answer in full
   */
  void survey(Scope at, Rows rows);

  /** Whether AWS offers what it calls in a region; elsewhere nothing is called. */
  default boolean offeredIn(String region) {
    return operations().stream()
        .map(Operation::service)
        .distinct()
        .allMatch(service -> service.offeredIn(region));
  }
}
