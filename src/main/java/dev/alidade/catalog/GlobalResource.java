package dev.alidade.catalog;

import dev.alidade.graph.Rows;

/** A resource without regions, such as those of IAM: listed once for each account. */
public non-sealed interface GlobalResource extends Resource {

  /**
   * Lists the resource of one account.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException if AWS does not answer in full
   */
  void survey(Scope at, Rows rows);
}
