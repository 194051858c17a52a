package dev.alidade.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A home directory with AWS files, and an environment, for a test. */
public final class Home {

  private final Path directory;
  private final Map<String, String> variables = new HashMap<>();

  public Home(Path directory) {
    this.directory = directory;
  }

  public Home config(String text) {
    return file(".aws/config", text);
  }

  public Home credentials(String text) {
    return file(".aws/credentials", text);
  }

  public Home file(String name, String text) {
    try {
      var file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Home with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  public Path path(String name) {
    return directory.resolve(name);
  }

  public AwsEnvironment environment() {
    return new AwsEnvironment(variables, directory);
  }
}
