package dev.alidade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.estate.Fault;
import dev.alidade.estate.Target;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a run removes and keeps of functions and of what hangs on them, with the real command. */
class FunctionsIT {

  private static final String PRODUCTION = "210987654321";
  private static final String DEVELOPMENT = "444455556666";
  private static final String REGION = "eu-west-1";

  private static final String ALIASES =
      "MATCH (:AWSLambda {name: 'invoice'})-[:KNOWN_AS]->(a:AWSLambdaFunctionAlias)"
          + " RETURN a.aliasname AS name ORDER BY name";
  private static final String PUBLIC =
      "MATCH (f:AWSLambda) WHERE f.anonymous_access RETURN f.name AS name ORDER BY name";
  private static final String USERS_OF_A_FOREIGN_LAYER =
      "MATCH (account:AWSAccount)-[:RESOURCE]->(l:AWSLambdaLayer)<-[:HAS]-(f:AWSLambda)"
          + " WHERE l.arn CONTAINS ':017000801446:' AND (account)-[:RESOURCE]->(f)"
          + " RETURN account.id AS account, l.functionarn AS named ORDER BY account";

  @Test
  void whatIsDeniedStaysAndWhatIsGoneGoes() {
    try (var stage = Stage.sample()) {
      assertThat(sync(stage).exitCode()).isZero();
      assertThat(stage.graph().rows(PUBLIC))
          .containsExactly(Map.of("name", "experiment-1"), Map.of("name", "parcel-tracking"));
      assertThat(stage.graph().rows(ALIASES))
          .containsExactly(Map.of("name", "live"), Map.of("name", "test"));
      // Whichever account was charted last.
      var named = "arn:aws:lambda:eu-west-1:444455556666:function:experiment-1";
      assertThat(stage.graph().rows(USERS_OF_A_FOREIGN_LAYER))
          .containsExactly(
              Map.of("account", PRODUCTION, "named", named),
              Map.of("account", DEVELOPMENT, "named", named));
      assertThat(stage.graph().rows("MATCH (f:AWSLambda)-[:ASSUMES]->(r) RETURN DISTINCT r.name"))
          .hasSize(2);

      aDeniedDetailLeavesWhatItFeeds(stage);
      whatIsGoneGoes(stage);
    }
  }

  private static void aDeniedDetailLeavesWhatItFeeds(Stage stage) {
    var before = stage.graph().lines();
    for (var operation : new String[] {"GetPolicy", "ListAliases", "GetFunction"}) {
      stage.estate().inject(Fault.deny(Target.operation("lambda:" + operation)));
    }

    assertThat(sync(stage, "--fail-on", "denied").exitCode()).isEqualTo(3);

    assertThat(Graph.difference(before, stage.graph().lines())).isEmpty();
    stage.estate().heal();
  }

  private static void whatIsGoneGoes(Stage stage) {
    var none = "HTTP/1.1 404 ResourceNotFoundException\n\nThe resource does not exist.\n";
    stage
        .estate()
        .serve(
            stage
                .estate()
                .estate()
                .without(DEVELOPMENT, REGION, "lambda:ListFunctions", "experiment-1")
                .without(DEVELOPMENT, REGION, "lambda:ListEventSourceMappings", "scans-test")
                .replaceItem(PRODUCTION, REGION, "lambda:GetPolicy", "parcel-tracking", none)
                .replaceItem(
                    PRODUCTION,
                    REGION,
                    "lambda:ListAliases",
                    "invoice",
                    "{\"Aliases\": [{\"AliasArn\": \"arn:aws:lambda:eu-west-1:210987654321:function:"
                        + "invoice:live\", \"Name\": \"live\"}]}"));

    assertThat(sync(stage).exitCode()).isZero();

    assertThat(stage.graph().rows(PUBLIC)).isEmpty();
    assertThat(stage.graph().rows(ALIASES)).containsExactly(Map.of("name", "live"));
    assertThat(stage.graph().rows(USERS_OF_A_FOREIGN_LAYER))
        .containsExactly(
            Map.of(
                "account",
                PRODUCTION,
                "named",
                "arn:aws:lambda:eu-west-1:210987654321:function:invoice"));
    assertThat(
            stage
                .graph()
                .count(
                    "MATCH (n:AWSLambdaEventSourceMapping|AWSLambda)"
                        + " WHERE n.id CONTAINS 'experiment' OR n.functionarn CONTAINS 'experiment'"
                        + " RETURN count(n)"))
        .isZero();
  }

  private static Command.Finished sync(Stage stage, String... more) {
    return stage.sync(
        Stream.concat(Stream.of("--aws-requested-syncs", "iam,lambda_function"), Stream.of(more))
            .toArray(String[]::new));
  }
}
