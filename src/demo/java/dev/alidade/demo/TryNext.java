package dev.alidade.demo;

import java.util.List;

/** Queries for somebody who has just seen the first answers; each finds something in the sample. */
final class TryNext {

  /**
   * A query.
   *
   * @param question what it answers
   */
  record Query(String question, String cypher) {}

  static final List<Query> QUERIES =
      List.of(
          new Query(
              "Who may step into another role, and what does that role bring?",
              """
              MATCH path = (:AWSPrincipal)-[:STS_ASSUMEROLE_ALLOW*1..3]->(:AWSRole)
                    -[:POLICY]->(:AWSPolicy) RETURN path;"""),
          new Query(
              "Which packages are behind most of the findings?",
              """
              MATCH (finding:AWSInspectorFinding)-[:HAS]->(package:AWSInspectorPackage)
              RETURN package.name, count(DISTINCT finding) AS findings ORDER BY findings DESC;"""),
          new Query(
              "What lies in each VPC?",
              """
              MATCH (vpc:AWSVpc)<-[:MEMBER_OF_AWS_VPC]-(subnet)<-[:PART_OF_SUBNET]-(i:AWSEC2Instance)
              RETURN vpc.id, vpc.region, count(DISTINCT subnet) AS subnets,
                     count(DISTINCT i) AS instances;"""));

  private TryNext() {}
}
