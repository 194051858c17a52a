package dev.alidade.analysis;

import dev.alidade.store.Queries;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The roles that instances get from their instance profiles, as a relationship of one step. */
final class InstanceRoles implements Analysis {

  /** Instances in a transaction, each with one or two relationships. */
  private static final int PAGE = 5_000;

  private static final String INSTANCES =
      """
      MATCH (:AWSAccount {id: $account})-[:RESOURCE]->(instance:AWSEC2Instance)
      WHERE instance.id > $after
        AND EXISTS { (instance)-[:INSTANCE_PROFILE]->(:AWSInstanceProfile) }
      RETURN instance.id AS id ORDER BY id LIMIT $limit\
      """;

  private static final String ROLES =
      """
      UNWIND $rows AS id
      MATCH (instance:AWSEC2Instance {id: id})-[:INSTANCE_PROFILE]->(:AWSInstanceProfile)\
      -[:ASSOCIATED_WITH]->(role:AWSRole)
      """;

  private final String name;
  private final Set<String> needs;
  private final Derived adds;
  private final String write;
  private final String stale;

  private InstanceRoles(
      String name, Set<String> needs, String type, String properties, String... names) {
    this.name = name;
    this.needs = needs;
    this.adds = Derived.link("AWSEC2Instance", type, "AWSRole", names);
    this.write =
        ROLES
            + "MERGE (instance)-[r:"
            + type
            + "]->(role)\nON CREATE SET r.firstseen = timestamp()\nSET r.lastupdated = $tag"
            + properties;
    this.stale =
        "(:AWSAccount {id: $account})-[:RESOURCE]->(:AWSEC2Instance)-[r:" + type + "]->(:AWSRole)";
  }

  /** {@code (:AWSEC2Instance)-[:STS_ASSUMEROLE_ALLOW]->(:AWSRole)}: what AWS will let it assume. */
  static InstanceRoles allowed() {
    return new InstanceRoles(
        "instances allowed to assume roles",
        Set.of("iam", "iaminstanceprofiles", "ec2:instance"),
        "STS_ASSUMEROLE_ALLOW",
        "");
  }

  /** {@code (:AWSEC2Instance)-[:ASSUMES]->(:AWSRole)}, as all computing resources have it. */
  static InstanceRoles assumed() {
    return new InstanceRoles(
        "roles assumed by instances",
        Set.of("ec2:instance"),
        "ASSUMES",
        """
        , r._module_name = 'alidade:aws', r._module_version = instance._module_version,
        r._sub_resource_label = 'AWSAccount', r._sub_resource_id = $account\
        """,
        "_sub_resource_label",
        "_sub_resource_id");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public When when() {
    return When.ACCOUNT_DONE;
  }

  @Override
  public Set<String> needs() {
    return needs;
  }

  @Override
  public Derived derives() {
    return adds;
  }

  @Override
  public long derive(Queries graph, Subject subject) {
    long written = 0;
    var instances = page(graph, subject, "");
    while (!instances.isEmpty()) {
      var changes =
          graph.writeRows(
              write, instances, Map.of("account", subject.accountId(), "tag", subject.updateTag()));
      written += changes.relationshipsCreated();
      instances = page(graph, subject, instances.getLast());
    }
    if (subject.complete()) {
      StaleLinks.remove(graph, stale, subject);
    }
    return written;
  }

  private static List<String> page(Queries graph, Subject subject, String after) {
    return graph
        .read(INSTANCES, Map.of("account", subject.accountId(), "after", after, "limit", PAGE))
        .stream()
        .map(row -> (String) Objects.requireNonNull(row.get("id")))
        .toList();
  }
}
