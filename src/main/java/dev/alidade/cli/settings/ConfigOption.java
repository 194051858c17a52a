package dev.alidade.cli.settings;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where settings are: the same option for every command that reads the configuration file. */
public final class ConfigOption {

  @Option(
      names = "--config",
      order = 15,
      paramLabel = "FILE",
      description = {
        "A file of settings, with lines such as «neo4j-user=reader»; also ALIDADE_CONFIG.",
        "Default:",
        "~/.config/alidade/config.properties"
      })
  public @Nullable String config;
}
