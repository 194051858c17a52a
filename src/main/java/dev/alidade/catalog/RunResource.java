package dev.alidade.catalog;

/**
 * What is the same whichever account asks, such as the public parameters of Systems Manager: listed
 * once for each region of a run. The first account that can list it in full does so; the others are
 * not asked any more. Its rows are parts of a {@linkplain dev.alidade.graph.Rows#whole whole}.
 */
public non-sealed interface RunResource extends Resource {

  /**
   * Lists it in a region, through one account.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException if AWS does not answer in full
   */
  void survey(Scope at, dev.alidade.graph.Rows rows);
}
