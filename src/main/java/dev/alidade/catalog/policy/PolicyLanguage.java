package dev.alidade.catalog.policy;

import org.jspecify.annotations.Nullable;

/**
 * The version of the policy language that a document is written in.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html
 */
public enum PolicyLanguage {
  /** The former one, also of documents that name none: <code>${…}</code> is plain text. */
  OF_2008("2008-10-17"),
  /** Today's, with policy variables. */
  OF_2012("2012-10-17");

  private final String version;

  PolicyLanguage(String version) {
    this.version = version;
  }

  /** What stands in the {@code Version} element. */
  public String version() {
    return version;
  }

  /** Whether <code>${…}</code> is a variable. */
  public boolean hasVariables() {
    return this == OF_2012;
  }

  /** The language of a document by its {@code Version} element, null where it has none. */
  public static PolicyLanguage of(@Nullable String version) {
    return version == null || version.equals(OF_2008.version) ? OF_2008 : OF_2012;
  }

  /**
   * The language of a statement that was stored with its version. One that was stored without may
   * be of either: it is read as having variables, which claims no permission that may not exist.
   */
  public static PolicyLanguage ofStored(@Nullable Object version) {
    return OF_2008.version.equals(version) ? OF_2008 : OF_2012;
  }
}
