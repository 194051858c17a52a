package dev.alidade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.estate.Estate;
import dev.alidade.estate.Fault;
import dev.alidade.estate.Target;
import org.junit.jupiter.api.Test;

/** Buckets from AWS's answers to the database, over several runs. */
class BucketsIT {

  private static final String PRODUCTION = "210987654321";
  private static final String[] S3 = {"--aws-requested-syncs", "s3"};

  private static final String OPEN =
      "MATCH (b:AWSS3Bucket {id: '%s'}) WHERE b.anonymous_access = %s AND b._ont_public = %2$s"
          + " RETURN count(b)";

  @Test
  void aRunFindsWhoMayReachWhat() {
    try (var stage = Stage.sample()) {
      var run = stage.sync(S3);

      assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
      var graph = stage.graph();
      assertThat(graph.count("MATCH (b:AWSS3Bucket:S3Bucket:ObjectStorage) RETURN count(b)"))
          .isEqualTo(10);
      for (var bucket :
          new String[] {"nordlicht-preislisten", "nordlicht-shop-assets", "nordlicht-lab-data"}) {
        assertThat(graph.count(OPEN.formatted(bucket, true))).as(bucket).isOne();
      }
      for (var bucket :
          new String[] {
            "nordlicht-rechnungen", "nordlicht-lab-hr", "nordlicht-config", "nordlicht-export"
          }) {
        assertThat(graph.count(OPEN.formatted(bucket, false))).as(bucket).isOne();
      }
      assertThat(
              graph.count(
                  "MATCH (n:ModuleSyncMetadata {syncedtype: 'AWSS3Bucket'}) RETURN count(n)"))
          .isEqualTo(3);
      // One list of each account, eight details of each bucket, and each account's own block once.
      assertThat(stage.estate().calls())
          .filteredOn(call -> call.action().startsWith("s3"))
          .hasSize(3 + 10 * 8 + 3);
    }
  }

  @Test
  void whoMayReadAndWriteABucketIsFollowedFromThePolicies() {
    try (var stage = Stage.sample()) {
      stage.sync("--aws-requested-syncs", "iam,s3,permission_relationships");

      // By a policy of AWS's, which names every bucket and no way to write.
      var may = "MATCH (:AWSRole {name: 'shop-web'})-[:%s]->(b:AWSS3Bucket) RETURN count(b)";
      assertThat(stage.graph().count(may.formatted("CAN_READ"))).isEqualTo(5);
      assertThat(stage.graph().count(may.formatted("CAN_WRITE"))).isZero();
      // By its own statement, on the objects of one bucket.
      assertThat(
              stage
                  .graph()
                  .count(
                      "MATCH (p:AWSPrincipal)-[:CAN_WRITE]->(:AWSS3Bucket {id:"
                          + " 'nordlicht-rechnungen'}) RETURN count(p)"))
          .isPositive();
    }
  }

  @Test
  void whatIsGoneGoesAndWhatIsDeniedStays() {
    try (var stage = Stage.sample()) {
      stage.sync(S3);
      var before = stage.graph().links();
      // Of the audit's bucket nothing but its name is told any more; the shop's is deleted.
      stage.estate().inject(Fault.deny(Target.operation("s3:*").about("nordlicht-audit-logs")));
      stage
          .estate()
          .serve(
              stage
                  .estate()
                  .estate()
                  .edit(
                      PRODUCTION,
                      Estate.GLOBAL,
                      "s3:ListBuckets",
                      list ->
                          list.replaceFirst(
                              "(?s)<Bucket>\\s*<Name>nordlicht-shop-assets.*?</Bucket>", "")));

      var run = stage.sync(S3);

      assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
      assertThat(run.stdout()).contains("s3:GetBucketPolicy");
      var graph = stage.graph();
      assertThat(graph.count("MATCH (b:AWSS3Bucket) RETURN count(b)")).isEqualTo(9);
      assertThat(
              graph.count(
                  "MATCH (s:AWSS3PolicyStatement {bucket: 'nordlicht-shop-assets'})"
                      + " RETURN count(s)"))
          .isZero();
      assertThat(
              graph.count(
                  "MATCH (:AWSS3Bucket {id: 'nordlicht-audit-logs', mfa_delete: 'Enabled',"
                      + " anonymous_access: false})-[:POLICY_STATEMENT]->(s) RETURN count(s)"))
          .isEqualTo(2);
      assertThat(
              graph.count(
                  "MATCH (:AWSS3Acl)-[r:APPLIES_TO]->(:AWSS3Bucket {id: 'nordlicht-audit-logs'})"
                      + " RETURN count(r)"))
          .isOne();

      stage.estate().heal();
      stage.estate().serve(Estate.sample());
      stage.sync(S3);
      assertThat(Graph.difference(before, stage.graph().links())).isEmpty();
    }
  }
}
