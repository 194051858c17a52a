package dev.alidade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.embedded.Neo4jVersion;
import dev.alidade.estate.Estate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A database that the reference filled, and goes on filling. */
class TakeoverIT {

  /** The statement at the end of the warning. */
  private static final Pattern DELETION =
      Pattern.compile("MATCH \\(n:`AWSVpc`\\) WITH.*?DELETE copy");

  @Test
  void everythingIsRefreshedOrSweptOnceAndNothingElseIsTouched() {
    try (var stage = Stage.ofItsOwn()) {
      var graph = stage.graph();
      assertThat(stage.sync().exitCode()).isZero();
      var expected = graph.shape();
      var production = stage.estate().estate().account("production").id();
      var reference = new ReferenceDatabase(graph, production).tookOurs();
      var instance = one(graph, "AWSEC2Instance", production);
      var volume = one(graph, "AWSEBSVolume", production);
      reference
          // Gone since, with the labels of both times and of the former only.
          .node(
              production, "AWSEBSVolume:EBSVolume", Map.of("id", "vol-gone", "region", "eu-west-1"))
          .node(production, "EBSVolume", Map.of("id", "vol-long-gone", "region", "eu-west-1"))
          // A former label of a module that is not surveyed.
          .node(production, "DynamoDBTable", Map.of("id", "table"))
          .node(ReferenceDatabase.NOT_SURVEYED, "EC2Instance", Map.of("id", "i-elsewhere"))
          .node(ReferenceDatabase.NOT_SURVEYED, "AWSTag:Tag", Map.of("id", "kept:elsewhere"));
      graph
          // From before its migration: still with the former label only.
          .run("MATCH (n:AWSEBSVolume {id: $id}) REMOVE n:AWSEBSVolume", Map.of("id", volume))
          .run(
              """
              MATCH (n:AWSEC2Instance {id: $id}) SET n.state = 'as it was'
              CREATE (n)-[:TAGGED {lastupdated: 1}]->(:AWSTag:Tag {id: 'Name:gone', lastupdated: 1})
              CREATE (n)-[:MEMBER_OF_EC2_SECURITY_GROUP {lastupdated: 1}]->
                (:AWSEC2SecurityGroup:EC2SecurityGroup {id: 'sg-left', lastupdated: 1})""",
              Map.of("id", instance))
          // What others call by a former label of AWS.
          .run("CREATE (:NetworkInterface {id: 'nic of another cloud', lastupdated: 1})")
          .run(
              """
              MATCH (n:EC2Instance {id: 'i-elsewhere'}), (t:AWSTag {id: 'kept:elsewhere'})
              MATCH (:AWSAccount)-[r:RESOURCE]->(t) DELETE r
              CREATE (n)-[:TAGGED {lastupdated: 1}]->(t)""");
      var elsewhere = elsewhere(graph);

      var first = stage.sync("--update-tag", "1800000001");

      assertThat(first.exitCode()).as(first.stdout() + first.stderr()).isZero();
      assertThat(first.stdout()).doesNotContain("Warnings");
      assertThat(elsewhere(graph)).isEqualTo(elsewhere);
      assertThat(
              Graph.difference(expected, graph.shape()).stream()
                  .filter(line -> !isElsewhere(line))
                  .toList())
          .singleElement()
          .asString()
          .as("the security group, which nobody owns")
          .startsWith("+ [AWSEC2SecurityGroup, EC2SecurityGroup] {id=sg-left");
      assertThat(
              graph.count("MATCH (n:AWSDynamoDBTable:DynamoDBTable {id: 'table'}) RETURN count(n)"))
          .isEqualTo(1);
      assertThat(graph.count("MATCH (n:EBSVolume {id: '" + volume + "'}) RETURN count(n)"))
          .isEqualTo(1);
      // First seen when it was, by whomever.
      for (var label : Set.of("AWSEC2Instance", "AWSEBSVolume", "AWSRole", "AWSVpc", "AWSTag")) {
        assertThat(
                graph.count(
                    "MATCH (n:%s) WHERE n.lastupdated = 1800000001 AND n.firstseen = %d RETURN count(n)"
                        .formatted(label, ReferenceDatabase.FIRST_SEEN)))
            .as(label)
            .isPositive()
            .isEqualTo(
                graph.count(
                    "MATCH (n:%s) WHERE n.lastupdated = 1800000001 RETURN count(n)"
                        .formatted(label)));
      }
      assertThat(
              graph.count(
                  "MATCH (:AWSAccount {inscope: true})-[r]->() WHERE r.firstseen <> %d RETURN count(r)"
                      .formatted(ReferenceDatabase.FIRST_SEEN)))
          .isZero();
      assertThat(plainIdIndexesOfConstrainedLabels(graph)).isZero();

      var before = graph.lines();
      var second = stage.sync("--update-tag", "1800000002");

      assertThat(second.exitCode()).as(second.stdout() + second.stderr()).isZero();
      assertThat(second.stdout()).contains("removed 0 nodes and 0 links");
      assertThat(Graph.difference(before, graph.lines())).isEmpty();
    }
  }

  @Test
  void duplicatesAreNamedAndTheRunGoesOnWithTheIndexUntilTheyAreDeleted() {
    try (var stage = Stage.ofItsOwn()) {
      var graph = stage.graph();
      var production = stage.estate().estate().account("production").id();
      var reference = new ReferenceDatabase(graph, production);
      assertThat(stage.sync("--aws-requested-syncs", "ec2:vpc").exitCode()).isZero();
      var expected = graph.shape();
      reference.tookOurs();
      var vpc = one(graph, "AWSVpc", production);
      reference
          .node(production, "AWSVpc", Map.of("id", vpc))
          .node(production, "AWSVpc", Map.of("id", "vpc-gone-twice"))
          .node(production, "AWSVpc", Map.of("id", "vpc-gone-twice"))
          // The same subnet of both times: the constraint on today's label forbids the other one.
          .node(
              production, "AWSEC2Subnet:EC2Subnet", Map.of("id", "subnet-1", "region", "eu-west-1"))
          .node(production, "EC2Subnet", Map.of("id", "subnet-1", "region", "eu-west-1"));

      var run = stage.sync("--aws-requested-syncs", "ec2:vpc,ec2:subnet");

      assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
      var told = run.stdout().replaceAll("\\s+", " ");
      assertThat(told)
          .contains("AWSVpc.id is not unique in this database")
          .contains(vpc + " (2)")
          .contains("vpc-gone-twice (2)")
          .contains("1 nodes of the former label EC2Subnet")
          .contains("subnet-1;");
      assertThat(constraints(graph)).contains("AWSEC2Subnet").doesNotContain("AWSVpc");
      // Gone is gone, also twice; what is there is written alike in both.
      assertThat(graph.count("MATCH (n:AWSVpc {id: 'vpc-gone-twice'}) RETURN count(n)")).isZero();
      assertThat(
              graph.rows(
                  "MATCH (n:AWSVpc {id: '" + vpc + "'}) RETURN n.primary_cidr_block AS cidr"))
          .hasSize(2)
          .doesNotContain(Map.of())
          .allSatisfy(row -> assertThat(row.get("cidr")).isNotNull());

      var deletion = DELETION.matcher(told);
      assertThat(deletion.find()).as(told).isTrue();
      graph.run(deletion.group());
      graph.run("MATCH (n:EC2Subnet&!AWSEC2Subnet) DETACH DELETE n");
      var again = stage.sync("--aws-requested-syncs", "ec2:vpc");

      assertThat(again.stdout()).doesNotContain("Warnings");
      assertThat(constraints(graph)).contains("AWSVpc");
      assertThat(graph.count("MATCH (n:AWSVpc {id: '" + vpc + "'}) RETURN count(n)")).isEqualTo(1);
      assertThat(
              Graph.difference(expected, graph.shape()).stream()
                  .filter(line -> line.startsWith("- ")))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Neo4jVersion.class)
  void aSyncOfTheReferenceAfterwardsStillWorks(Neo4jVersion version) {
    try (var stage = Stage.of(Estate.sample(), version)) {
      var graph = stage.graph();
      assertThat(stage.sync("--aws-requested-syncs", "ec2:vpc,ec2:instance").exitCode()).isZero();
      var shape = graph.shape();
      var labels = constraints(graph);
      assertThat(labels).contains("AWSVpc", "AWSEC2Instance");
      var production = stage.estate().estate().account("production").id();
      var reference = new ReferenceDatabase(graph, production);

      labels.forEach(reference::index);
      // To it one instance has gone, and another is new.
      var gone = one(graph, "AWSEC2Instance", production);
      reference.sync("AWSEC2Instance", gone, "i-new", 1_900_000_000L);

      assertThat(
              graph.rows(
                  "MATCH (n:AWSEC2Instance) WHERE n.id IN ['%s', 'i-new'] RETURN n.id AS id"
                      .formatted(gone)))
          .containsExactly(Map.of("id", "i-new"));
      assertThat(constraints(graph)).isEqualTo(labels);
      // And ours after it once more.
      assertThat(stage.sync("--aws-requested-syncs", "ec2:vpc,ec2:instance").exitCode()).isZero();
      assertThat(Graph.difference(shape, graph.shape())).isEmpty();
    }
  }

  private static String one(Graph graph, String label, String account) {
    return String.valueOf(
        graph
            .rows(
                "MATCH (:AWSAccount {id: '%s'})-[:RESOURCE]->(n:%s) WHERE n.region = 'eu-west-1' RETURN n.id AS id ORDER BY id LIMIT 1"
                    .formatted(account, label))
            .getFirst()
            .get("id"));
  }

  /** Everything about what no profile reaches, with its tags of the run. */
  private static Set<String> elsewhere(Graph graph) {
    var lines = new TreeSet<String>();
    for (var row :
        graph.rows(
            """
            MATCH (n) WHERE n.id IN ['%s', 'i-elsewhere', 'kept:elsewhere', 'nic of another cloud']
            OPTIONAL MATCH (n)-[r]-()
            RETURN labels(n) AS labels, properties(n) AS p, count(r) AS links,
            max(r.lastupdated) AS tag"""
                .formatted(ReferenceDatabase.NOT_SURVEYED))) {
      lines.add(row.toString());
    }
    assertThat(lines).hasSize(4);
    return lines;
  }

  private static boolean isElsewhere(String line) {
    return line.contains(ReferenceDatabase.NOT_SURVEYED)
        || line.contains("elsewhere")
        || line.contains("nic of another cloud")
        || line.contains("DynamoDBTable");
  }

  private static Set<String> constraints(Graph graph) {
    var labels = new TreeSet<String>();
    graph
        .rows("SHOW CONSTRAINTS YIELD labelsOrTypes RETURN labelsOrTypes[0] AS label")
        .forEach(row -> labels.add(String.valueOf(row.get("label"))));
    return labels;
  }

  private static long plainIdIndexesOfConstrainedLabels(Graph graph) {
    var labels = constraints(graph);
    assertThat(labels).contains("AWSEBSVolume", "AWSTag");
    return graph
        .rows(
            """
            SHOW INDEXES YIELD labelsOrTypes, properties, owningConstraint
            WHERE properties = ['id'] AND owningConstraint IS NULL
            RETURN labelsOrTypes[0] AS label""")
        .stream()
        .filter(row -> labels.contains(String.valueOf(row.get("label"))))
        .count();
  }
}
