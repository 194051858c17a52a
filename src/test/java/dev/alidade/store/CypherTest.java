package dev.alidade.store;

import static dev.alidade.graph.Target.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeType;
import java.util.List;
import org.junit.jupiter.api.Test;

class CypherTest {

  private record Disk(String id, String kind) {}

  private static final NodeType<Disk> DISK =
      NodeType.named("AWSDisk", Disk.class)
          .formerly("Disk")
          .labelledWhen("Fast", disk -> disk.kind().equals("ssd"))
          .labelledWhen("Slow", disk -> disk.kind().equals("hdd"))
          .id(Disk::id)
          .property("kind", Disk::kind)
          .ownedByAccount()
          .links("USED_BY", to("AWSHost", Disk::kind).by("arn"))
          .build();

  @Test
  void anOwnedNodeIsMergedWithItsResourceLinkInOneStatement() {
    assertThat(Cypher.nodes(DISK, List.of("Fast")))
        .isEqualTo(
            """
            MATCH (lease:AlidadeLease)
            WHERE lease.id IN $accounts AND lease.owner = $owner AND lease.expires > timestamp() + $margin
            WITH collect(lease.id) AS held
            UNWIND [row IN $rows WHERE row.account IN held] AS row
            MERGE (n:`AWSDisk` {id: row.id})
            ON CREATE SET n.firstseen = timestamp(), n += row.initial
            SET n += row.properties, n.lastupdated = $tag, n._module_name = 'alidade:aws', n._module_version = $version, n:`Disk`, n:`Fast`
            REMOVE n:`Slow`
            WITH n, row
            MATCH (account:AWSAccount {id: row.account})
            MERGE (account)-[r:RESOURCE]->(n)
            ON CREATE SET r.firstseen = timestamp(), r._module_name = row.by
            SET r._module_version = $version
            SET r.lastupdated = CASE WHEN r._module_name = row.by THEN $tag ELSE r.lastupdated END
            RETURN collect(CASE WHEN r._module_name = row.by THEN null ELSE row.i END) AS others""");
  }

  @Test
  void theGreatestOfAPropertyIsTakenBeforeTheNodeIsOneOfTheRun() {
    var type =
        NodeType.named("AWSDisk", Disk.class)
            .id(Disk::id)
            .property("kind", Disk::kind)
            .takingTheGreatest("kind")
            .shared()
            .build();

    assertThat(Cypher.nodes(type, List.of()))
        .endsWith(
            """
            ON CREATE SET n.firstseen = timestamp(), n += row.initial
            SET n.`kind` = CASE WHEN n.lastupdated = $tag AND (row.initial.`kind` IS NULL OR n.`kind` > row.initial.`kind`) THEN n.`kind` ELSE row.initial.`kind` END
            SET n += row.properties, n.lastupdated = $tag, n._module_name = 'alidade:aws', n._module_version = $version""");
    assertThat(new PassingView(List.of(type)).contested(type)).containsExactly("kind");
  }

  @Test
  void whatOthersReportToIsAddedToThemRowByRow() {
    assertThat(Cypher.ownersBesideOthers(DISK))
        .isEqualTo(
            """
            MATCH (lease:AlidadeLease)
            WHERE lease.id IN $accounts AND lease.owner = $owner AND lease.expires > timestamp() + $margin
            WITH collect(lease.id) AS held
            UNWIND [row IN $rows WHERE row.account IN held] AS row
            MATCH (account:AWSAccount {id: row.account})
            MATCH (n:`AWSDisk` {id: row.id})
            FOREACH (once IN [1] |
              MERGE (account)-[r:RESOURCE]->(n)
              ON CREATE SET r.firstseen = timestamp(), r._module_name = row.by
              SET r._module_version = $version
              SET r.update_tag = CASE
                WHEN r._module_name IN [row.by, row.by + '~'] THEN null
                WHEN r._module_name STARTS WITH 'alidade:aws:'
                  THEN [r._module_name + '@' + toString(coalesce(r.lastupdated, 0)),
                    row.by + '@' + toString($tag)]
                WHEN row.by + '@' + toString($tag) IN r.update_tag THEN r.update_tag
                ELSE [said IN r.update_tag WHERE NOT said STARTS WITH row.by + '@']
                  + (row.by + '@' + toString($tag)) END
              SET r._module_name = CASE WHEN r.update_tag IS NULL THEN row.by ELSE 'alidade:aws' END
              SET r.lastupdated = $tag)""");
  }

  @Test
  void aLinkMatchesBothEndsAndSaysWhichRowsItWrote() {
    assertThat(Cypher.links(DISK.links().getFirst()))
        .isEqualTo(
            """
            MATCH (lease:AlidadeLease)
            WHERE lease.id IN $accounts AND lease.owner = $owner AND lease.expires > timestamp() + $margin
            WITH collect(lease.id) AS held
            UNWIND [row IN $rows WHERE row.account IN held] AS row
            MATCH (near:`AWSDisk` {`id`: row.near})
            MATCH (far:`AWSHost` {`arn`: row.far})
            MERGE (near)-[r:`USED_BY`]->(far)
            ON CREATE SET r.firstseen = timestamp(), r._module_name = row.by
            SET r += row.properties
            SET r._module_version = $version
            SET r.lastupdated = CASE WHEN r._module_name = row.by THEN $tag ELSE r.lastupdated END
            RETURN collect(DISTINCT row.i) AS written, \
            collect(CASE WHEN r._module_name = row.by THEN null ELSE row.i END) AS others""");
  }

  @Test
  void aLinkBetweenOthersCarriesTheAccountThatReportedIt() {
    var link = LinkType.between("HAS", to("A", Disk::id), to("B", Disk::kind));
    assertThat(Cypher.links(link))
        .contains(
            "SET r += row.properties, r._sub_resource_label = 'AWSAccount', r._sub_resource_id ="
                + " CASE WHEN r.lastupdated = $tag AND r._sub_resource_id < row.account THEN"
                + " r._sub_resource_id ELSE row.account END\nSET r._module_version");
  }

  @Test
  void namesAreQuotedSoThatNoneCanChangeTheStatement() {
    assertThat(Cypher.quoted("A`) DETACH DELETE (n")).isEqualTo("`A``) DETACH DELETE (n`");
  }
}
