package dev.alidade.catalog.iam;

import static dev.alidade.catalog.Declaration.inModule;
import static dev.alidade.graph.Target.to;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.GlobalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.catalog.text.PythonDates;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AccessKeyLastUsed;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;

/**
 * Access keys of users. Lists with {@code iam:ListAccessKeys} for each user that has some, as far
 * as the credential report tells, and {@code iam:GetAccessKeyLastUsed} for each key.
 */
final class AccessKeys implements GlobalResource {

  /** A key of a user. */
  record Key(String userArn, AccessKeyMetadata metadata) {
    String id() {
      return metadata.accessKeyId();
    }
  }

  /** When a key was last used, if ever. */
  record Use(String keyId, AccessKeyLastUsed last) {

    private @Nullable Instant date() {
      return last.lastUsedDate();
    }
  }

  static final NodeType<Key> KEY =
      NodeType.named("AWSAccountAccessKey", Key.class)
          .formerly("AccountAccessKey")
          .alsoLabelled("APIKey")
          .id(Key::id)
          .indexed("accesskeyid", key -> key.metadata().accessKeyId())
          .property("createdate", key -> PythonDates.str(key.metadata().createDate()))
          .property("createdate_dt", key -> PythonDates.datetime(key.metadata().createDate()))
          .property("status", key -> key.metadata().statusAsString())
          .fromAws()
          .normalised("name", key -> key.metadata().accessKeyId())
          .normalised("created_at", key -> PythonDates.str(key.metadata().createDate()))
          .ownedByAccount()
          .linkedFrom("AWS_ACCESS_KEY", to("AWSUser", Key::userArn).by("arn"))
          .links("OWNED_BY", to("AWSUser", Key::userArn).by("arn"))
          .build();

  static final NodeType<Use> USE =
      KEY.facet(Use.class)
          .id(Use::keyId)
          .property("lastuseddate", use -> PythonDates.str(use.date()))
          .property("lastuseddate_dt", use -> PythonDates.datetime(use.date()))
          .property("lastusedservice", use -> use.last().serviceName())
          .property("lastusedregion", use -> use.last().region())
          .normalised("last_used_at", use -> PythonDates.str(use.date()))
          .build();

  @Override
  public Declaration declaration() {
    return inModule("iam")
        .calls(
            Iam.SERVICE,
            "GenerateCredentialReport",
            "GetAccessKeyLastUsed",
            "GetCredentialReport",
            "ListAccessKeys",
            "ListUsers")
        .writes(KEY, USE);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    var owners = Owner.among(at, CredentialReport.of(at)::mayHaveAccessKeys, KEY, USE);
    var keyIds = new ConcurrentLinkedQueue<String>();
    at.details(owners)
        .named(Owner::userName)
        .feeding(KEY)
        .ask(
            owner -> {
              for (var metadata : keysOf(at, owner.userName())) {
                rows.add(KEY, new Key(owner.arn(), metadata));
                Stream.ofNullable(metadata.accessKeyId()).forEach(keyIds::add);
              }
            });
    at.details(keyIds)
        .named(id -> id)
        .feeding(USE)
        .ask(id -> rows.add(USE, new Use(id, useOf(at, id))));
  }

  private static AccessKeyLastUsed useOf(Scope at, String accessKeyId) {
    var use = Iam.of(at).getAccessKeyLastUsed(r -> r.accessKeyId(accessKeyId)).accessKeyLastUsed();
    return use == null ? AccessKeyLastUsed.builder().build() : use;
  }

  private static List<AccessKeyMetadata> keysOf(Scope at, String userName) {
    return Iam.of(at)
        .listAccessKeysPaginator(r -> r.userName(userName).maxItems(Iam.LARGEST_PAGE))
        .accessKeyMetadata()
        .stream()
        .toList();
  }
}
