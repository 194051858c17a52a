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

  private static final String PRINCIPALS = "AWSPrincipal";

  /** Modules whose completion has a node of its own, and what the node says was synced. */
  private static final Map<String, String> SYNCED_TYPES =
      Map.of("iam", PRINCIPALS, "s3", "AWSS3Bucket");

  // Users, groups and roles of a complete survey carry one tag, and all others are swept.
  private static final String PRINCIPALS_OF_ANOTHER_RUN =
      """
      MATCH (synced:ModuleSyncMetadata {id: $id})
      OPTIONAL MATCH (:AWSAccount {id: $account})-[owns:RESOURCE]->(p:AWSUser|AWSGroup|AWSRole)
      WHERE owns.lastupdated <> synced.lastupdated
      RETURN synced.id AS id, count(p) AS others""";

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

  /** Whether what is stored of a module is all that its last survey should have shown. */
  boolean storedComplete(String accountId, String module) {
    var type = SYNCED_TYPES.get(module);
    return type != null
        && type.equals(PRINCIPALS)
        && graph
            .read(
                PRINCIPALS_OF_ANOTHER_RUN, Map.of("id", id(accountId, type), "account", accountId))
            .stream()
            .anyMatch(row -> Long.valueOf(0).equals(row.get("others")));
  }

  private static String id(String accountId, String type) {
    return "AWSAccount_" + accountId + "_" + type;
  }

  private void write(String accountId, String type) {
    graph.write(
        SYNCED,
        Map.of(
            "id", id(accountId, type),
            "type", type,
            "account", accountId,
            "tag", updateTag));
  }
}
