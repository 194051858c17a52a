package dev.alidade.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwsEnvironmentTest {

  @Test
  void homeIsThatOfTheVariableBeforeThatOfTheUser() {
    assertThat(AwsEnvironment.homeOf(Map.of("HOME", "/home/a"), "/home/b"))
        .isEqualTo(Path.of("/home/a"));
    assertThat(AwsEnvironment.homeOf(Map.of(), "/home/b")).isEqualTo(Path.of("/home/b"));
    assertThat(AwsEnvironment.homeOf(Map.of("HOME", " "), "/home/b")).isEqualTo(Path.of("/home/b"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"?", ""})
  void aUserThatTheSystemDoesNotKnowHasNoHomeAndTheFilesSaySo(String ofUser) {
    var environment = new AwsEnvironment(Map.of(), AwsEnvironment.homeOf(Map.of(), ofUser));

    assertThat(environment.home()).isAbsolute().doesNotExist();
    assertThat(environment.files()).contains("set HOME to the directory with .aws in it");
  }

  @Test
  void filesOfAHomeAreNamedAsTheyAre() {
    assertThat(new AwsEnvironment(Map.of(), Path.of("/home/a")).files())
        .isEqualTo("/home/a/.aws/config or /home/a/.aws/credentials");
  }
}
