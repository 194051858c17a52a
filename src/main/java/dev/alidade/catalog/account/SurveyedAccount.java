package dev.alidade.catalog.account;

import dev.alidade.graph.NodeType;
import dev.alidade.graph.Place;
import java.util.List;

/**
 * An account of the run, from {@code sts:GetCallerIdentity}, with its root principal.
 *
 * @param accountId the twelve-digit id
 * @param name what the configuration calls it: the name of its profile
 */
public record SurveyedAccount(String accountId, String name) {

  /** The account. Never removed: what belongs to it decides that. */
  public static final NodeType<SurveyedAccount> ACCOUNT =
      NodeType.named("AWSAccount", SurveyedAccount.class)
          .alsoLabelled("Tenant")
          .id(SurveyedAccount::accountId)
          .property("name", SurveyedAccount::name)
          .property("inscope", account -> true)
          .property("foreign", account -> null)
          .fromAws()
          .normalised("name", SurveyedAccount::name)
          // The organisation's name for it, which a run without that module does not hear.
          .deferringTo("org_id", "name", "_ont_name")
          .shared()
          .build();

  /** The principal that stands for the whole account in policies. */
  public static final NodeType<SurveyedAccount> ROOT =
      NodeType.named("AWSRootPrincipal", SurveyedAccount.class)
          .alsoLabelled("AWSPrincipal")
          .id((account, at) -> at.rootArn())
          .indexed("arn", (SurveyedAccount account, Place at) -> at.rootArn())
          .shared()
          .ownedByAccount()
          .build();

  /** Both, in the order in which they are written. */
  public static List<NodeType<?>> types() {
    return List.of(ACCOUNT, ROOT);
  }
}
