package dev.alidade.catalog.iam;

import dev.alidade.graph.NodeType;

/**
 * Another account, all of whose principals a role trusts. It may be surveyed too, by this run or
 * another.
 *
 * @param rootArn the principal that stands for the whole account
 */
record ForeignAccount(String accountId, String rootArn) {

  static final NodeType<ForeignAccount> ACCOUNT =
      NodeType.named("AWSAccount", ForeignAccount.class)
          .id(ForeignAccount::accountId)
          .fromAws()
          .seenInPassing()
          .shared()
          .build();

  static final NodeType<ForeignAccount> ROOT =
      NodeType.named("AWSRootPrincipal", ForeignAccount.class)
          .alsoLabelled("AWSPrincipal")
          .id(ForeignAccount::rootArn)
          .indexed("arn", ForeignAccount::rootArn)
          .seenInPassing()
          .shared()
          .ownedBy(ForeignAccount::accountId)
          .build();
}
