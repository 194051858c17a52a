package dev.alidade.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.alidade.account.Home;
import dev.alidade.account.LoginCache;
import dev.alidade.account.OwnAuthority;
import dev.alidade.aws.FakeAws;
import dev.alidade.e2e.TlsFront;
import dev.alidade.embedded.SharedNeo4j;
import dev.alidade.estate.AwsFiles;
import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the command on the JVM finds by name, the image has. An image has only those classes,
 * members, resources and services for a look-up by name that its build knew of: what is missing
 * shows where somebody first comes that way, often as something else. Skipped on the JVM, which
 * finds everything.
 */
class LookupsIT {

  private static final String CONVERTERS =
      "Picocli has converters of all types at hand; no option here is of this one";

  private static final String PATHS =
      "Picocli also has a converter for paths that looks up nothing, and takes that";

  private static final String BEANS =
      "Jackson looks at what classes are made of; JSON here is made of trees and read as such";

  private static final String SKIPPED =
      "Netty asks which events a handler has nothing to do for; what it cannot see it hands on";

  private static final String NEWER =
      "Netty looks for methods of newer JDKs, and has its own ways without";

  private static final String RUNS_OTHERWISE =
      "Quarkus and the builder put it together when the image is made";

  /** What the image need not have, as it begins, and why. One that it has by now is to go. */
  private static final Map<String, String> EXCEPTIONS =
      Map.ofEntries(
          Map.entry("class java.nio.file.Paths", PATHS),
          Map.entry("method java.nio.file.Paths ", PATHS),
          Map.entry("class java.sql.", CONVERTERS),
          Map.entry("constructor java.sql.", CONVERTERS),
          Map.entry("method java.sql.", CONVERTERS),
          Map.entry("method java.time.", CONVERTERS),
          Map.entry("method org.neo4j.bolt.connection.netty.impl.async.", SKIPPED),
          Map.entry("method java.nio.ByteBuffer alignedSlice", NEWER),
          Map.entry("method java.nio.channels.spi.SelectorProvider openSocketChannel", NEWER),
          Map.entry("method java.lang.Thread isVirtual", NEWER),
          Map.entry("method java.lang.management.RuntimeMXBean getInputArguments", NEWER),
          Map.entry("class com.fasterxml.jackson.databind.ext.Java7SupportImpl", BEANS),
          Map.entry("constructor com.fasterxml.jackson.databind.ext.Java7SupportImpl", BEANS),
          Map.entry("method java.lang.Class isRecord", BEANS),
          Map.entry("class org.jboss.logmanager.", RUNS_OTHERWISE),
          Map.entry("service org.jboss.logmanager.", RUNS_OTHERWISE),
          Map.entry("resource dev/alidade/cli/version/build.properties", RUNS_OTHERWISE),
          Map.entry("method java.lang.ProcessHandle ", RUNS_OTHERWISE),
          Map.entry("service org.neo4j.bolt.connection.BoltConnectionProvider", RUNS_OTHERWISE),
          Map.entry("service org.slf4j.spi.SLF4JServiceProvider", RUNS_OTHERWISE),
          Map.entry(
              "method java.lang.System console",
              "Picocli names it where it asks for colours: the builder resolves that call by itself"));

  @TempDir Path directory;

  @Test
  void whatTheJvmFindsByNameTheImageHas() throws IOException, InterruptedException {
    // The JVM's command is a line of several words.
    assumeTrue(!System.getProperty("alidade.command").contains(" "), "the JVM finds everything");
    var found = recorded();
    assertThat(found).as("of a whole survey").hasSizeGreaterThan(100);

    var missing = new ArrayList<>(missing(found.keySet().stream().sorted().toList()));

    // Proof that it says what is missing.
    assertThat(missing).anyMatch(line -> line.startsWith("class dev.alidade.lookup.OnlyHere "));
    missing.removeIf(line -> line.startsWith("class dev.alidade.lookup.OnlyHere "));
    var needed = new HashSet<String>();
    missing.removeIf(
        line ->
            EXCEPTIONS.keySet().stream().filter(line::startsWith).peek(needed::add).count() > 0);
    assertThat(missing)
        .as(
            "by whom: %s",
            missing.stream()
                .map(line -> line.substring(0, line.lastIndexOf(" (")))
                .map(found::get)
                .collect(Collectors.toSet()))
        .isEmpty();
    assertThat(needed).as("exceptions that are needed").isEqualTo(EXCEPTIONS.keySet());
  }

  private List<String> missing(List<String> names) throws IOException, InterruptedException {
    var asked = Files.write(directory.resolve("names"), names);
    var said = directory.resolve("missing");
    var process =
        new ProcessBuilder(System.getProperty("alidade.command"), "lookups")
            .redirectInput(asked.toFile())
            .redirectOutput(said.toFile())
            .redirectError(Redirect.INHERIT)
            .start();
    assertThat(process.waitFor()).isZero();
    return Files.readAllLines(said);
  }

  /** What was found, and by whom. */
  private Map<String, String> recorded() throws IOException, InterruptedException {
    var authority = new OwnAuthority(Files.createDirectory(directory.resolve("ca")));
    try (var aws = EstateServer.start(Estate.sample());
        var portal = new FakeAws(asked -> ssoKeys());
        var front =
            TlsFront.open(
                "127.0.0.1", authority.server(), URI.create(SharedNeo4j.boltUri()).getPort());
        var awsFront = TlsFront.open("127.0.0.1", authority.server(), aws.url().getPort())) {
      var names = directory.resolve("found");
      var line = new ArrayList<String>();
      line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      line.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
      line.addAll(
          List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
      line.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
      line.add("-javaagent:" + agent() + "=" + names);
      line.addAll(List.of("-cp", System.getProperty("java.class.path")));
      line.add(RecordedCommands.class.getName());
      line.add(commands(SharedNeo4j.boltUri(), "bolt+s://localhost:" + front.port()).toString());
      var said = directory.resolve("said");
      var process =
          new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(said.toFile());
      process
          .environment()
          .keySet()
          .removeIf(name -> name.startsWith("AWS_") || name.startsWith("NEO4J_"));
      process.environment().putAll(variables(aws, portal, authority));
      process.environment().put("AWS_ENDPOINT_URL_STS", "https://localhost:" + awsFront.port());
      assertThat(process.start().waitFor()).as(Files.readString(said)).isZero();
      assertThat(said).content().doesNotContain("defect in Alidade", "this is a defect");
      return Files.readAllLines(names).stream()
          .map(one -> one.split("\t", 2))
          .collect(Collectors.toMap(one -> one[0], one -> one[1]));
    }
  }

  private Path commands(String neo4j, String secured) throws IOException {
    var page = directory.resolve("report.html");
    return Files.write(
        directory.resolve("commands"),
        List.of(
            "sync --aws-sync-all-profiles --neo4j-uri " + neo4j,
            "sync --profile production --aws-requested-syncs iam --output json --neo4j-uri "
                + neo4j,
            "sync --profile sso --aws-requested-syncs ec2:vpc --neo4j-uri " + secured,
            "accounts --aws-sync-all-profiles --output json",
            "doctor --profile production --reach --aws-requested-syncs ec2:vpc --output json"
                + " --neo4j-uri "
                + neo4j,
            "doctor --profile process --aws-requested-syncs iam --neo4j-uri " + neo4j,
            "plan --profile production --output json",
            "report --neo4j-uri " + neo4j,
            "report --output json --neo4j-uri " + neo4j,
            "report --question administrators --output csv --neo4j-uri " + neo4j,
            "report --output-file " + page + " --neo4j-uri " + neo4j,
            "forget --account 210987654321 --dry-run --output json --neo4j-uri " + neo4j,
            "modules --output json",
            "schema",
            "schema --output json",
            "policy",
            "policy --output json",
            "setup --hub-account 111122223333",
            "setup --hub-account 111122223333 --format terraform",
            "setup --hub-account 111122223333 --format cloudformation --part hub",
            "completion",
            "version",
            "sync --help",
            "--version"));
  }

  private Map<String, String> variables(EstateServer aws, FakeAws portal, OwnAuthority authority)
      throws IOException {
    var files = Files.createDirectory(directory.resolve("aws"));
    var variables =
        new HashMap<>(new AwsFiles(files, aws).write(AwsFiles.CredentialSource.ENVIRONMENT));
    var hub = aws.estate().hub().id();
    Files.writeString(
        files.resolve("config"),
        Files.readString(files.resolve("config"))
            + ("[profile process]\ncredential_process = echo"
                    + " '{\"Version\":1,\"AccessKeyId\":\"AKIA%sPROC\",\"SecretAccessKey\":\"x\"}'\n"
                    + "[profile sso]\nsso_session = s\nsso_role_name = r\nsso_account_id = %s\n"
                    + "[sso-session s]\nsso_start_url = https://x\nsso_region = eu-west-1\n"
                    + "[profile container]\nrole_arn = %s\ncredential_source = EcsContainer\n"
                    + "[profile instance]\nrole_arn = %s\ncredential_source ="
                    + " Ec2InstanceMetadata\n"
                    + "[profile token]\nrole_arn = %s\nweb_identity_token_file = ~/jwt\n")
                .formatted(
                    hub,
                    hub,
                    AwsFiles.surveyRole(hub),
                    AwsFiles.surveyRole(hub),
                    AwsFiles.surveyRole(hub)));
    var home = new Home(directory).file("jwt", "token");
    new LoginCache(home).ssoLogin("s", Instant.now().plus(Duration.ofHours(1)));
    variables.put("HOME", directory.toString());
    variables.put("AWS_ENDPOINT_URL_SSO", portal.url());
    variables.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", aws.url().toString());
    variables.remove("AWS_EC2_METADATA_DISABLED");
    variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", aws.url() + "/container-credentials");
    variables.put("AWS_MAX_ATTEMPTS", "1");
    variables.put("SSL_CERT_FILE", authority.certificate().toString());
    return variables;
  }

  private static FakeAws.Answer ssoKeys() {
    return new FakeAws.Answer(
        200,
        "{\"roleCredentials\":{\"accessKeyId\":\"ASIA111122223333SSO1\","
            + "\"secretAccessKey\":\"x\",\"sessionToken\":\"x\",\"expiration\":"
            + Instant.now().plus(Duration.ofHours(1)).toEpochMilli()
            + "}}");
  }

  /** A jar that only says which class is the agent: that is on the class path. */
  private Path agent() throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", LookupAgent.class.getName());
    var jar = directory.resolve("agent.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.finish();
    }
    return jar;
  }
}
