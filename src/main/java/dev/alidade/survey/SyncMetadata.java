package dev.alidade.survey;

import dev.alidade.store.Queries;
import java.util.List;
import java.util.Map;

/** Says in the graph when an account and its principals were last surveyed. */
final class SyncMetadata {

  private static final String SYNCED =
      """
      MERGE (n:ModuleSyncMetadata {id: $id})
      ON CREATE SET n.firstseen = timestamp()
      SET n:SyncMetadata, n.syncedtype = $type, n.grouptype = 'AWSAccount', n.groupid = $account,
          n.lastupdated = $tag""";

  /** Modules whose completion has a node of its own, and what the node says was synced. */
  private static final Map<String, String> SYNCED_TYPES = Map.of("iam", "AWSPrincipal");

  private final Queries graph;
  private final long updateTag;

  SyncMetadata(Queries graph, long updateTag) {
    this.graph = graph;
    this.updateTag = updateTag;
  }

  void accountSynced(String accountId, List<String> completeModules) {
    write(accountId, "AWSAccount");
    SYNCED_TYPES.forEach(
        (module, type) -> {
          if (completeModules.contains(module)) {
            write(accountId, type);
          }
        });
  }

  private void write(String accountId, String type) {
    graph.write(
        SYNCED,
        Map.of(
            "id", "AWSAccount_" + accountId + "_" + type,
            "type", type,
            "account", accountId,
            "tag", updateTag));
  }
}
