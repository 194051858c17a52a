package dev.alidade.cli.settings;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The form of what goes to stdout: the same option for every command that has these two. */
public final class OutputOption {

  @Option(
      names = "--output",
      order = 14,
      paramLabel = "text|json",
      description = {"Print text for people, or JSON for programs.", "Default: text."})
  public @Nullable String output;
}
