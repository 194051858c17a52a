package dev.alidade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.account.OwnAuthority;
import dev.alidade.embedded.Neo4jVersion;
import dev.alidade.estate.Estate;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AWS and Neo4j behind TLS, with certificates of an organisation's own authority. */
class EncryptionIT {

  private static final String TRUSTED = "SSL_CERT_FILE";

  @TempDir private static Path directory;
  private static OwnAuthority authority;

  @BeforeAll
  static void foundAuthority() throws IOException {
    authority = new OwnAuthority(Files.createDirectory(directory.resolve("ca")));
  }

  @ParameterizedTest
  @CsvSource({
    "neo4j+s, NEO4J_5_26",
    "bolt+s, NEO4J_5_26",
    "neo4j+s, NEO4J_2026",
    "bolt+s, NEO4J_2026"
  })
  void aDatabaseOfTheSystemsOwnAuthorityIsTrusted(String scheme, Neo4jVersion version) {
    try (var stage = Stage.of(Estate.sample(), version);
        var front = front("127.0.0.1", URI.create(stage.neo4jUri()))) {
      var run = sync(stage, scheme + "://localhost:" + front.port(), Map.of(TRUSTED, bundle()));

      assertThat(run.exitCode()).as(said(run)).isZero();
      assertThat(stage.graph().count("MATCH (n:AWSVpc) RETURN count(n)")).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "neo4j+ssc, NEO4J_5_26",
    "bolt+ssc, NEO4J_5_26",
    "neo4j+ssc, NEO4J_2026",
    "bolt+ssc, NEO4J_2026"
  })
  void aDatabaseOfAnUnknownAuthorityIsTakenWhereItIsNotToBeChecked(
      String scheme, Neo4jVersion version) {
    try (var stage = Stage.of(Estate.sample(), version);
        var front = front("127.0.0.1", URI.create(stage.neo4jUri()))) {
      var run = sync(stage, scheme + "://localhost:" + front.port(), Map.of());

      assertThat(run.exitCode()).as(said(run)).isZero();
      assertThat(stage.graph().count("MATCH (n:AWSVpc) RETURN count(n)")).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource({"neo4j+s", "bolt+s"})
  void aDatabaseOfAnUnknownAuthorityIsRefusedWithItsReason(String scheme) {
    try (var stage = Stage.sample();
        var front = front("127.0.0.1", URI.create(stage.neo4jUri()))) {
      var run = sync(stage, scheme + "://localhost:" + front.port(), Map.of());

      assertThat(run.exitCode()).as(said(run)).isEqualTo(5);
      assertThat(run.stderr()).contains("certificate").doesNotContain("\tat ");
      assertThat(stage.graph().count("MATCH (n) RETURN count(n)")).isZero();
    }
  }

  @Test
  void awsBehindTheSystemsOwnAuthorityIsTrusted() {
    try (var stage = Stage.sample();
        var front = front("127.0.0.1", stage.estate().url())) {
      var run = accounts(stage, front.port(), Map.of(TRUSTED, bundle()));

      assertThat(run.exitCode()).as(said(run)).isZero();
      assertThat(run.stdout()).contains("\"wouldBe\" : \"surveyed\"");
    }
  }

  @Test
  void awsBehindTheAuthorityOfAwsCaBundleIsTrusted() {
    try (var stage = Stage.sample();
        var front = front("127.0.0.1", stage.estate().url())) {
      var run = accounts(stage, front.port(), Map.of("AWS_CA_BUNDLE", bundle()));

      assertThat(run.exitCode()).as(said(run)).isZero();
    }
  }

  @Test
  void awsCaBundleStandsInPlaceOfTheSystems() throws IOException {
    var other = new OwnAuthority(Files.createDirectory(directory.resolve("other")));
    try (var stage = Stage.sample();
        var front = front("127.0.0.1", stage.estate().url())) {
      var run =
          accounts(
              stage,
              front.port(),
              Map.of(TRUSTED, bundle(), "AWS_CA_BUNDLE", other.certificate().toString()));

      assertThat(run.exitCode()).as(said(run)).isEqualTo(4);
    }
  }

  @Test
  void awsBehindAnUnknownAuthorityIsRefused() {
    try (var stage = Stage.sample();
        var front = front("127.0.0.1", stage.estate().url())) {
      var run = accounts(stage, front.port(), Map.of());

      assertThat(run.exitCode()).as(said(run)).isEqualTo(4);
      assertThat(run.stdout()).contains("certification path");
    }
  }

  @Test
  void awsAndTheDatabaseAreReachedOverVersion6OfTheInternetProtocol() {
    try (var stage = Stage.sample();
        var aws = front("::1", stage.estate().url());
        var database = front("::1", URI.create(stage.neo4jUri()))) {
      var run =
          sync(
              stage,
              "bolt+s://[::1]:" + database.port(),
              Map.of(TRUSTED, bundle(), "AWS_ENDPOINT_URL", "https://[::1]:" + aws.port()));

      assertThat(run.exitCode()).as(said(run)).isZero();
      assertThat(stage.graph().count("MATCH (n:AWSVpc) RETURN count(n)")).isPositive();
    }
  }

  private static TlsFront front(String address, URI server) {
    return TlsFront.open(address, authority.server(), server.getPort());
  }

  private static String bundle() {
    return authority.certificate().toString();
  }

  private static Command.Finished sync(Stage stage, String neo4jUri, Map<String, String> more) {
    return command(stage, more)
        .run(
            "sync",
            "--aws-sync-all-profiles",
            "--aws-requested-syncs",
            "ec2:vpc",
            "--neo4j-uri",
            neo4jUri);
  }

  private static Command.Finished accounts(Stage stage, int port, Map<String, String> more) {
    var variables = new HashMap<>(more);
    variables.put("AWS_ENDPOINT_URL", "https://localhost:" + port);
    return command(stage, variables).run("accounts", "--aws-sync-all-profiles", "--output", "json");
  }

  /** A process: the variable of the bundle is the process's own. */
  private static Command command(Stage stage, Map<String, String> more) {
    var variables = new HashMap<>(stage.environment());
    variables.put("AWS_MAX_ATTEMPTS", "1");
    variables.putAll(more);
    return Command.process(variables);
  }

  private static String said(Command.Finished run) {
    return run.stdout() + run.stderr();
  }
}
