package dev.alidade.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.alidade.account.OwnAuthority;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The static binary where nothing is but it, a resolver's file and certificates: no shell, no
 * library, no /tmp, no /etc/passwd, no /etc/hosts, no /dev, no /proc. Only the binary can be there,
 * and only root may change the root directory; it is skipped elsewhere, and says why.
 */
class EmptyRootIT {

  private static final Path CHROOT = Path.of("/usr/sbin/chroot");

  @TempDir Path directory;
  private Path root = Path.of("/");
  private OwnAuthority authority;

  @BeforeEach
  void emptyRoot() throws IOException {
    var binary = Path.of(System.getProperty("alidade.command").split(" ", 2)[0]);
    assumeTrue(StaticBinary.is(binary), "the command is no static binary: " + binary);
    assumeTrue("root".equals(System.getProperty("user.name")), "only root may chroot");
    assumeTrue(Files.isExecutable(CHROOT), "there is no " + CHROOT);
    root = Files.createDirectory(directory.resolve("root"));
    Files.copy(binary, root.resolve("alidade"));
    root.resolve("alidade").toFile().setExecutable(true);
    authority = new OwnAuthority(Files.createDirectory(directory.resolve("ca")));
    file("etc/resolv.conf", "nameserver 127.0.0.1\n");
    file("etc/ssl/certs/ca-certificates.crt", Files.readString(authority.certificate()));
  }

  @Test
  void helpVersionAndListsAreThere() {
    for (var line :
        List.of("--help", "sync --help", "--version", "version", "modules", "schema", "policy")) {
      var run = within(Map.of()).run(line.split(" "));

      assertThat(run.exitCode()).as(line + run.stderr()).isZero();
      assertThat(run.stdout()).as(line).isNotBlank();
    }
  }

  @Test
  void anEstateIsChartedOverTls() throws IOException {
    try (var stage = Stage.sample();
        var aws = front(stage.estate().url());
        var database = front(URI.create(stage.neo4jUri()))) {
      var run =
          within(variables(stage, "https://127.0.0.1:" + aws.port()))
              .run(
                  "sync",
                  "--aws-sync-all-profiles",
                  "--neo4j-uri",
                  "neo4j+s://127.0.0.1:" + database.port());

      assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
      assertThat(stage.graph().count("MATCH (n:AWSAccount {inscope: true}) RETURN count(n)"))
          .isEqualTo(3);
      assertThat(stage.graph().count("MATCH (n:AWSEC2Instance) RETURN count(n)")).isPositive();
    }
  }

  @Test
  void theDoctorFindsItSoundAndSaysThatThereIsNoHome() throws IOException {
    try (var stage = Stage.sample();
        var aws = front(stage.estate().url())) {
      var run =
          within(variables(stage, "https://127.0.0.1:" + aws.port()))
              .run("doctor", "--profile", "production", "--neo4j-uri", stage.neo4jUri());

      assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
      assertThat(run.stdout().replaceAll("\\s+", " "))
          .contains("A sync would work", "HOME is not set");
    }
  }

  @Test
  void localhostIsThisMachineThoughNobodySaysSo() throws IOException {
    try (var stage = Stage.sample()) {
      var port = URI.create(stage.neo4jUri()).getPort();
      var run =
          within(variables(stage, stage.estate().url().toString()))
              .run(
                  "sync",
                  "--profile",
                  "production",
                  "--aws-requested-syncs",
                  "ec2:vpc",
                  "--neo4j-uri",
                  "bolt://localhost:" + port);

      assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
    }
  }

  @Test
  void profilesAreFoundThroughHomeAndWithoutItTheMessageSaysSo() throws IOException {
    try (var stage = Stage.sample()) {
      var variables = new HashMap<>(variables(stage, stage.estate().url().toString()));
      var config = Files.readString(root.resolve("aws/config"));
      variables.keySet().removeAll(Set.of("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"));
      file("home/.aws/config", config);

      var without = within(variables).run("accounts", "--profile", "production");
      variables.put("HOME", "");
      var empty = within(variables).run("accounts", "--profile", "production");
      variables.put("HOME", "/home");
      var with = within(variables).run("accounts", "--profile", "production");

      for (var run : List.of(without, empty)) {
        assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(2);
        assertThat(run.stderr()).contains("set HOME to the directory with .aws in it");
      }
      assertThat(with.exitCode()).as(with.stdout() + with.stderr()).isZero();
    }
  }

  @Test
  void aCredentialProcessWorksWhereItNeedsNoShellElseTheMessageSaysSo()
      throws IOException, InterruptedException {
    assumeTrue("amd64".equals(System.getProperty("os.arch")), "the program is of x86-64");
    try (var stage = Stage.sample()) {
      var variables = variables(stage, stage.estate().url().toString());
      StaticBinary.printing(
          "{\"Version\":1,\"AccessKeyId\":\"AKIA%sPROC\",\"SecretAccessKey\":\"x\"}"
              .formatted(stage.estate().estate().hub().id()),
          root.resolve("keys"));
      file(
          "aws/config",
          "[default]\nregion = eu-west-1\n[profile program]\ncredential_process = /keys\n"
              + "[profile script]\ncredential_process = sh -c 'echo'\n");
      // Every container has one; without it no program can be started.
      Files.createDirectory(root.resolve("dev"));
      assertThat(
              new ProcessBuilder("mknod", root.resolve("dev/null").toString(), "c", "1", "3")
                  .inheritIO()
                  .start()
                  .waitFor())
          .isZero();

      var program = within(variables).run("accounts", "--profile", "program");
      var script = within(variables).run("accounts", "--profile", "script");

      assertThat(program.exitCode()).as(program.stdout() + program.stderr()).isZero();
      assertThat(script.exitCode()).as(script.stdout() + script.stderr()).isEqualTo(4);
      assertThat(script.stdout().replaceAll("\\s+", " ")).contains("has no shell, /bin/sh");
    }
  }

  private CommandProcess within(Map<String, String> variables) {
    return CommandProcess.within(root, variables);
  }

  private TlsFront front(URI server) {
    return TlsFront.open("127.0.0.1", authority.server(), server.getPort());
  }

  /** The stage's, with its files in the empty root. */
  private Map<String, String> variables(Stage stage, String endpoint) throws IOException {
    var variables = new HashMap<>(stage.environment());
    for (var name : List.of("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE")) {
      var file = Path.of(variables.get(name));
      file("aws/" + file.getFileName(), Files.readString(file));
      variables.put(name, "/aws/" + file.getFileName());
    }
    variables.put("AWS_ENDPOINT_URL", endpoint);
    return variables;
  }

  private void file(String name, String text) throws IOException {
    var file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
