package dev.alidade.catalog.all;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.catalog.all.Doors.Door;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A client that nothing calls is not in the binary, whatever the pom says. */
class DoorsTest {

  /** A service is one line of the pom; those that credentials need stand in a list of their own. */
  private static final Pattern CLIENT =
      Pattern.compile(
          "<groupId>software\\.amazon\\.awssdk</groupId><artifactId>(\\w+)</artifactId></dependency>");

  private static final Pattern OF_CREDENTIALS = Pattern.compile("signin|sso|ssooidc");

  /** These two come with Quarkus' extensions. */
  private static final String[] EXTENSIONS = {"iam", "sts"};

  @Test
  void everyClientOfThePomIsKnockedAt() throws IOException {
    var pom = Files.readString(Path.of(System.getProperty("project.basedir", ""), "pom.xml"));
    var clients =
        CLIENT
            .matcher(pom)
            .results()
            .map(line -> line.group(1))
            .filter(client -> !OF_CREDENTIALS.matcher(client).matches())
            .toList();

    assertThat(clients).hasSizeGreaterThan(40);
    assertThat(Doors.all())
        .extracting(Door::service)
        .containsAll(clients)
        .contains(EXTENSIONS)
        .hasSize(clients.size() + EXTENSIONS.length)
        .isSorted();
  }
}
