package dev.alidade.catalog.iam;

import dev.alidade.catalog.Scope;
import dev.alidade.graph.NodeType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A user who is asked for keys or devices; as a text its name, by which reports call it. */
record Owner(String userName, String arn) {

  /**
   * The users who may have something. One without a name cannot be asked: IAM would answer for who
   * asks.
   *
   * @param feeds what the owners are asked for
   */
  static List<Owner> among(Scope at, Predicate<String> mayHave, NodeType<?>... feeds) {
    var owners = new ArrayList<Owner>();
    for (var user : Users.of(at)) {
      if (user.userName() == null) {
        at.missing(
            String.valueOf(user.arn()), "AWS returned the user without a name", (Object[]) feeds);
      } else if (mayHave.test(user.userName())) {
        owners.add(new Owner(user.userName(), user.arn()));
      }
    }
    return owners;
  }
}
