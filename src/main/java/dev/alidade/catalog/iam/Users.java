package dev.alidade.catalog.iam;

import static dev.alidade.catalog.Declaration.inModule;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.GlobalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.catalog.text.PythonDates;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.User;

/**
 * Users. Lists with {@code iam:ListUsers}, which also tells when a password was last used; {@code
 * iam:GetAccountAuthorizationDetails} does not.
 */
final class Users implements GlobalResource {

  static final NodeType<User> USER =
      NodeType.named("AWSUser", User.class)
          .alsoLabelled("AWSPrincipal", "UserAccount")
          .id(User::arn)
          .indexed("arn", User::arn)
          .indexed("userid", User::userId)
          .property("name", User::userName)
          .property("path", User::path)
          .property("createdate", user -> PythonDates.str(user.createDate()))
          .property("createdate_dt", user -> PythonDates.datetime(user.createDate()))
          .property("passwordlastused", user -> textOrEmpty(user.passwordLastUsed()))
          .property("passwordlastused_dt", user -> PythonDates.datetime(user.passwordLastUsed()))
          .fromAws()
          .normalised("username", User::userName)
          .ownedByAccount()
          .build();

  /** An account's users, of which there are at most 5,000: IAM's quota. */
  private record Listing(List<User> users) {}

  /** All users, listed once for the account. */
  static List<User> of(Scope at) {
    return at.oncePerAccount(
            Listing.class,
            () ->
                new Listing(
                    Iam.of(at)
                        .listUsersPaginator(r -> r.maxItems(Iam.LARGEST_PAGE))
                        .users()
                        .stream()
                        .toList()))
        .users();
  }

  @Override
  public Declaration declaration() {
    return inModule("iam").calls(Iam.SERVICE, "ListUsers").writes(USER);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    of(at).forEach(user -> rows.add(USER, user));
  }

  /** The contract has an empty text for a password that was never used. */
  private static String textOrEmpty(@Nullable Instant moment) {
    var text = PythonDates.str(moment);
    return text == null ? "" : text;
  }
}
