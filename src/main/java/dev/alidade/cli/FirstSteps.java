package dev.alidade.cli;

/** What somebody reads who types {@code alidade} and nothing else. */
final class FirstSteps {

  private static final String TEXT =
      """
      Alidade surveys AWS accounts and charts them in Neo4j. What to do first:

        alidade doctor        whether a sync would work, and what to do if not
        alidade policy        what AWS has to allow: the least, as an IAM policy
        alidade setup --help  roles and profiles for many accounts, to be made once
        alidade sync          your AWS credentials' account, into a Neo4j on this
                              machine; --neo4j-uri bolt://HOST:7687 for another
        alidade report        what is exposed, who may do what, what is left over

      alidade --help names all commands, alidade sync --help all options of one.
      """;

  private FirstSteps() {}

  /** Ten lines, always the same. */
  static String text() {
    return TEXT;
  }
}
