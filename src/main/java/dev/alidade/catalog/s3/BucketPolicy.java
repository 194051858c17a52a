package dev.alidade.catalog.s3;

import static dev.alidade.graph.Target.to;

import dev.alidade.catalog.Scope;
import dev.alidade.catalog.policy.PolicyDocument;
import dev.alidade.catalog.policy.Statement;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyResponse;

/** The policy of a bucket, statement by statement. Asks {@code s3:GetBucketPolicy}. */
final class BucketPolicy {

  /**
   * A statement, and where it stands.
   *
   * @param number from one on
   */
  record Placed(String bucket, PolicyDocument policy, int number, Statement statement) {

    /** The contract's: a statement has no id of its own, and need not have a {@code Sid}. */
    private String id() {
      var place = bucket + "/policy_statement/" + number;
      return statement.sid() == null || statement.sid().isEmpty()
          ? place
          : place + "/" + statement.sid();
    }

    /** Null where there is none, which an empty one is too. */
    private @Nullable String condition() {
      return statement.condition() == null ? null : statement.written().json("Condition");
    }
  }

  static final NodeType<Placed> STATEMENT =
      NodeType.named("AWSS3PolicyStatement", Placed.class)
          .formerly("S3PolicyStatement")
          .id(Placed::id)
          .property("policy_id", placed -> placed.policy().id())
          .property("policy_version", placed -> placed.policy().version())
          .property("bucket", Placed::bucket)
          .property("sid", placed -> placed.statement().sid())
          .property("effect", placed -> placed.statement().written().textOrTexts("Effect"))
          .property("action", placed -> placed.statement().written().textOrTexts("Action"))
          .property("resource", placed -> placed.statement().written().textOrTexts("Resource"))
          .property("principal", placed -> placed.statement().written().json("Principal"))
          .property("condition", Placed::condition)
          .ownedByAccount()
          .linkedFrom("POLICY_STATEMENT", to("AWSS3Bucket", Placed::bucket))
          .build();

  private BucketPolicy() {}

  static void survey(ListedBucket bucket, Scope at, Rows rows) {
    var reading =
        PolicyDocument.read(
            S3.ifAny(() -> S3.of(at, bucket).getBucketPolicy(r -> r.bucket(bucket.name())))
                .map(GetBucketPolicyResponse::policy)
                .orElse(null));
    var open = reading.internetAccessible();
    var actions = reading.anonymousActions();
    if (open == null || actions == null) {
      at.missing(
          bucket.name(),
          "its policy " + reading.problem(),
          STATEMENT,
          Exposure.ACCESS,
          Exposure.ACTIONS);
      return;
    }
    bucket.exposure().policyLets(new Exposure.Anyone(open, actions));
    reading.document().ifPresent(policy -> add(bucket, policy, rows));
  }

  private static void add(ListedBucket bucket, PolicyDocument policy, Rows rows) {
    int number = 1;
    for (var statement : policy.statements()) {
      rows.add(STATEMENT, new Placed(bucket.name(), policy, number++, statement));
    }
  }
}
