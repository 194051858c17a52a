package dev.alidade.setup;

/** Whom the role of every account lets in. Never everybody, and never another account's. */
public enum Trust {
  /** Whoever the hub account itself allows to; the guide's way. */
  HUB_ACCOUNT("account"),
  /**
   * The hub's role and nobody else of that account. It is a condition on the account's trust, so
   * that neither the order in which the roles are made nor a new role of the same name matters.
   */
  HUB_ROLE("role");

  private final String word;

  Trust(String word) {
    this.word = word;
  }

  /** The word on the command line. */
  public String word() {
    return word;
  }
}
