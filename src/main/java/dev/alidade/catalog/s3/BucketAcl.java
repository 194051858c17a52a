package dev.alidade.catalog.s3;

import static dev.alidade.graph.Target.to;

import dev.alidade.catalog.Scope;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Place;
import dev.alidade.graph.Rows;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.Grant;
import software.amazon.awssdk.services.s3.model.Grantee;
import software.amazon.awssdk.services.s3.model.Owner;
import software.amazon.awssdk.services.s3.model.Type;

/** The access control list of a bucket, grant by grant. Asks {@code s3:GetBucketAcl}. */
final class BucketAcl {

  /**
   * Everybody, and everybody with some AWS account.
   * https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#specifying-grantee
   */
  private static final Set<String> ANYONE =
      Set.of(
          "http://acs.amazonaws.com/groups/global/AllUsers",
          "http://acs.amazonaws.com/groups/global/AuthenticatedUsers");

  private static final String FULL_CONTROL = "FULL_CONTROL";

  /**
   * What a permission of a bucket lets its grantee do.
   * https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#acl-access-policy-permission-mapping
   */
  private static final Map<String, List<String>> ACTIONS =
      Map.of(
          "READ",
          List.of("s3:ListBucket", "s3:ListBucketVersions", "s3:ListBucketMultipartUploads"),
          "WRITE",
          List.of("s3:PutObject"),
          "READ_ACP",
          List.of("s3:GetBucketAcl"),
          "WRITE_ACP",
          List.of("s3:PutBucketAcl"));

  /** The order in which the page above has them; full control is all of them. */
  private static final List<String> PERMISSIONS = List.of("READ", "WRITE", "READ_ACP", "WRITE_ACP");

  /** A grant of a bucket, and whose the bucket is. */
  record Granted(String bucket, Owner owner, Grantee grantee, @Nullable String permission) {

    /**
     * The contract's: without the bucket, so that the same grant of several buckets is one node. A
     * value that is absent is Python's word for that.
     */
    private String id(Place at) {
      var parts =
          Stream.of(
                  at.accountId(),
                  owner.displayName(),
                  owner.id(),
                  grantee.typeAsString(),
                  grantee.displayName(),
                  grantee.id(),
                  grantee.uri(),
                  permission)
              .map(part -> Objects.requireNonNullElse(part, "None"))
              .collect(Collectors.joining(":"));
      return sha256(parts);
    }
  }

  static final NodeType<Granted> GRANT =
      NodeType.named("AWSS3Acl", Granted.class)
          .formerly("S3Acl")
          .id(Granted::id)
          .property("owner", granted -> granted.owner().displayName())
          .property("ownerid", granted -> granted.owner().id())
          .property("type", granted -> granted.grantee().typeAsString())
          .property("displayname", granted -> granted.grantee().displayName())
          .property("granteeid", granted -> granted.grantee().id())
          .property("uri", granted -> granted.grantee().uri())
          .property("permission", Granted::permission)
          .ownedByAccount()
          .links("APPLIES_TO", to("AWSS3Bucket", Granted::bucket))
          .build();

  private BucketAcl() {}

  static void survey(ListedBucket bucket, Scope at, Rows rows) {
    var acl = S3.of(at, bucket).getBucketAcl(r -> r.bucket(bucket.name()));
    var owner = acl.owner() == null ? Owner.builder().build() : acl.owner();
    acl.grants().stream()
        .filter(BucketAcl::namesItsGrantee)
        .map(
            grant -> new Granted(bucket.name(), owner, grant.grantee(), grant.permissionAsString()))
        .forEach(granted -> rows.add(GRANT, granted));
    bucket.exposure().aclLets(anyone(acl.grants()));
  }

  private static boolean namesItsGrantee(Grant grant) {
    var type = grant.grantee() == null ? null : grant.grantee().type();
    return type == Type.CANONICAL_USER || type == Type.GROUP;
  }

  private static Exposure.Anyone anyone(List<Grant> grants) {
    var permissions =
        grants.stream()
            .filter(grant -> grant.grantee() != null && grant.grantee().uri() != null)
            .filter(grant -> ANYONE.contains(grant.grantee().uri()))
            .map(Grant::permissionAsString)
            .collect(Collectors.toSet());
    var actions =
        PERMISSIONS.stream()
            .filter(each -> permissions.contains(each) || permissions.contains(FULL_CONTROL))
            .flatMap(each -> ACTIONS.getOrDefault(each, List.of()).stream())
            .toList();
    return new Exposure.Anyone(!actions.isEmpty(), actions);
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
