package dev.alidade.catalog.iam;

import dev.alidade.catalog.Scope;
import software.amazon.awssdk.services.iam.IamClient;

/** The IAM API of an account. */
final class Iam {

  /**
   * The largest page that IAM's lists give.
   * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html (MaxItems)
   */
  static final int LARGEST_PAGE = 1000;

  private Iam() {}

  static IamClient of(Scope at) {
    return at.client(IamClient::builder);
  }
}
