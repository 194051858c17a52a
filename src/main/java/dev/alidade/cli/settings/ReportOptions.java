package dev.alidade.cli.settings;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code report} as they were written; {@link ReportSettingsReader} reads them. */
public final class ReportOptions {

  @Option(
      names = "--question",
      order = 1,
      paramLabel = "QUESTION",
      description = {"Ask this question; repeatable.", "Default: all."})
  public List<String> questions = new ArrayList<>();

  @Option(
      names = "--list",
      order = 2,
      description = "List the questions instead of asking them; with json, their Cypher too.")
  public boolean list;

  @Option(
      names = "--questions-directory",
      order = 3,
      paramLabel = "DIR",
      description = "Ask those of the .cypher files in this directory too.")
  public @Nullable String directory;

  @Option(
      names = "--output",
      order = 4,
      paramLabel = "text|json|csv|html",
      description = {
        "What to print: csv is for one question, html a page with a drawing.",
        "Default: how the file's name ends, else text."
      })
  public @Nullable String output;

  @Option(
      names = "--output-file",
      order = 5,
      paramLabel = "FILE",
      description = {"Where to write.", "Default: standard output."})
  public @Nullable String file;

  @Mixin public final DatabaseOptions database = new DatabaseOptions();

  @Option(
      names = "--limit",
      order = 12,
      paramLabel = "ROWS|all",
      description = {
        "How many rows of an answer are shown; its count is of all.",
        "Default: 20 in text, 500 in html, else all."
      })
  public @Nullable String limit;

  @Mixin public final ConfigOption config = new ConfigOption();

  @Option(
      names = {"-v", "--verbose"},
      order = 16,
      description = "Log what is done, and stack traces.")
  public boolean verbose;
}
