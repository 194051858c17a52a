package dev.alidade.catalog.s3;

import dev.alidade.catalog.Scope;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether anyone may do something to a bucket, and what: its policy or its access control list lets
 * them, and neither its own public access block nor that of its account stops it.
 *
 * <p>What is not known is null throughout. A bucket into which one of two ways leads is open,
 * whatever is unknown of the other; all that can be done there is then unknown.
 */
final class Exposure {

  /**
   * What a policy, or an access control list, lets anyone do.
   *
   * @param open whether it is anything at all; a policy can allow without naming actions
   */
  record Anyone(boolean open, List<String> actions) {

    /** Keeps a copy. */
    Anyone {
      actions = List.copyOf(actions);
    }
  }

  /** Whether anyone may do something. */
  record Access(String bucket, boolean anonymous) {}

  /** What anyone may do. */
  record Actions(String bucket, List<String> anonymous) {}

  static final NodeType<Access> ACCESS =
      Buckets.BUCKET
          .facet(Access.class)
          .id(Access::bucket)
          .indexed("anonymous_access", Access::anonymous)
          .normalised("public", Access::anonymous)
          .build();

  static final NodeType<Actions> ACTIONS =
      Buckets.BUCKET
          .facet(Actions.class)
          .id(Actions::bucket)
          .property("anonymous_actions", Actions::anonymous)
          .build();

  private @Nullable Anyone byPolicy;
  private @Nullable Anyone byAcl;
  private @Nullable PublicAccessBlock block;

  /** Says what the policy lets anyone do. */
  void policyLets(Anyone anyone) {
    byPolicy = anyone;
  }

  /** Says what the access control list lets anyone do. */
  void aclLets(Anyone anyone) {
    byAcl = anyone;
  }

  /** Says what the bucket itself refuses. */
  void bucketBlocks(PublicAccessBlock own) {
    block = own;
  }

  /** Adds what is known of these buckets, when all that is asked of each has been asked. */
  static void survey(List<ListedBucket> buckets, Scope at, Rows rows) {
    var blockable = buckets.stream().filter(bucket -> bucket.exposure().mayBeOpen()).toList();
    buckets.stream()
        .filter(bucket -> !bucket.exposure().mayBeOpen())
        .forEach(bucket -> bucket.exposure().add(bucket.name(), null, rows));
    // The account's block is asked for where it makes a difference only; in most it makes none.
    at.details(blockable.isEmpty() ? List.<List<ListedBucket>>of() : List.of(blockable))
        .named(some -> "the account's public access block")
        .feeding(ACCESS, ACTIONS)
        .ask(
            some -> {
              var ofAccount = PublicAccessBlock.ofAccount(at);
              some.forEach(bucket -> bucket.exposure().add(bucket.name(), ofAccount, rows));
            });
  }

  /** Whether something lets anyone in that the bucket itself is not known to refuse. */
  private boolean mayBeOpen() {
    return (byPolicy != null && byPolicy.open() && (block == null || !block.restrictsPolicies()))
        || (byAcl != null && byAcl.open() && (block == null || !block.ignoresAcls()));
  }

  private void add(String bucket, @Nullable PublicAccessBlock ofAccount, Rows rows) {
    var policyOpens =
        opens(
            byPolicy,
            either(
                block == null ? null : block.restrictsPolicies(),
                ofAccount == null ? null : ofAccount.restrictsPolicies()));
    var aclOpens =
        opens(
            byAcl,
            either(
                block == null ? null : block.ignoresAcls(),
                ofAccount == null ? null : ofAccount.ignoresAcls()));
    var open = either(policyOpens, aclOpens);
    if (open != null) {
      rows.add(ACCESS, new Access(bucket, open));
    }
    if (policyOpens != null && aclOpens != null) {
      rows.add(
          ACTIONS,
          new Actions(
              bucket,
              Stream.concat(actions(byPolicy, policyOpens), actions(byAcl, aclOpens))
                  .distinct()
                  .toList()));
    }
  }

  private static @Nullable Boolean opens(@Nullable Anyone anyone, @Nullable Boolean refused) {
    if ((anyone != null && !anyone.open()) || Boolean.TRUE.equals(refused)) {
      return false;
    }
    return anyone == null || refused == null ? null : Boolean.TRUE;
  }

  /** One of two that is true is enough; both must be known to be false. */
  private static @Nullable Boolean either(@Nullable Boolean one, @Nullable Boolean other) {
    if (Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other)) {
      return true;
    }
    return one == null || other == null ? null : Boolean.FALSE;
  }

  private static Stream<String> actions(@Nullable Anyone anyone, boolean opens) {
    return anyone == null || !opens ? Stream.empty() : anyone.actions().stream();
  }
}
