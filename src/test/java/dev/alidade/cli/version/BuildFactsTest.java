package dev.alidade.cli.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.Application;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;
import software.amazon.awssdk.core.util.VersionInfo;

class BuildFactsTest {

  private static final String OF_MAVEN = "resources are not filtered: Maven does that";

  @Test
  void theVersionsOfLibrariesAreThoseThatAreThere() {
    var build = BuildFacts.ofThisBuild();

    assertThat(build.awsSdk()).as(OF_MAVEN).isEqualTo(VersionInfo.SDK_VERSION);
    // Followed by the commit that it was made of.
    assertThat(version(Driver.class)).as(OF_MAVEN).startsWith(build.neo4jDriver() + "-");
    assertThat(build.quarkus()).as(OF_MAVEN).isEqualTo(version(Application.class));
  }

  @Test
  void aBuildKnowsItsCommitWholeOrSaysThatItDoesNot() {
    var build = BuildFacts.ofThisBuild();

    if (build.commit().equals(BuildFacts.UNKNOWN)) {
      assertThat(build.time()).isEqualTo(BuildFacts.UNKNOWN);
      assertThat(build.changed()).isFalse();
    } else {
      assertThat(build.commit()).matches("[0-9a-f]{40}");
      assertThat(Instant.parse(build.time())).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
    }
  }

  @Test
  void whatMavenDidNotFillInIsUnknown() {
    var build =
        BuildFacts.of(
            properties(
                """
                version=0.1.0
                commit=${git.commit.id}
                changed=${git.dirty}
                time=
                """));

    assertThat(build)
        .isEqualTo(
            new BuildFacts("0.1.0", "unknown", false, "unknown", "unknown", "unknown", "unknown"));
  }

  /** The one that the manifest of its jar states. */
  private static String version(Class<?> of) {
    return of.getPackage().getImplementationVersion();
  }

  private static Properties properties(String text) {
    var properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
