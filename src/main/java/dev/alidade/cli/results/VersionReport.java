package dev.alidade.cli.results;

import dev.alidade.cli.version.BuildFacts;
import dev.alidade.cli.version.CLibrary;
import dev.alidade.cli.version.Ground;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** What is running, as a report of a defect needs it: as text or as JSON. */
public record VersionReport(BuildFacts build, Ground ground) {

  /** The name and version of the JSON's schema. */
  public static final String SCHEMA = "alidade.version/1";

  /** The first line of the text, and all of {@code --version}. */
  public String line() {
    return "alidade " + build.version();
  }

  /** A line for each fact, that of the version first. */
  public String text() {
    var lines = new StringBuilder(line()).append('\n');
    line(lines, "commit", build.commit() + (build.changed() ? ", with changes" : ""));
    line(lines, "built", build.time());
    line(
        lines,
        "runs on",
        ground.java()
            + ", Java "
            + ground.release()
            + (ground.executable() ? ", native executable" : ""));
    line(lines, "AWS SDK", build.awsSdk());
    line(lines, "Neo4j driver", build.neo4jDriver());
    line(lines, "Quarkus", build.quarkus());
    line(lines, "system", ground.system() + ", " + ground.architecture());
    ground.libc().ifPresent(libc -> line(lines, "C library", libc.word()));
    return lines.toString();
  }

  /**
   * Writes JSON, ended by a line break; leaves the writer open. What is unknown is null.
   *
   * @throws IOException if the writer does
   */
  public void json(Writer to) throws IOException {
    try (var json = RunJson.generator(to)) {
      json.writeStartObject();
      json.writeStringField("schema", SCHEMA);
      json.writeStringField("version", build.version());
      json.writeStringField("commit", known(build.commit()));
      json.writeBooleanField("changed", build.changed());
      json.writeStringField("built", known(build.time()));
      json.writeBooleanField("nativeExecutable", ground.executable());
      json.writeStringField("runtime", ground.java());
      json.writeStringField("java", ground.release());
      json.writeStringField("awsSdk", known(build.awsSdk()));
      json.writeStringField("neo4jDriver", known(build.neo4jDriver()));
      json.writeStringField("quarkus", known(build.quarkus()));
      json.writeStringField("system", ground.system());
      json.writeStringField("architecture", ground.architecture());
      json.writeStringField("libc", ground.libc().map(CLibrary::word).orElse(null));
      json.writeEndObject();
    }
    to.write("\n");
    to.flush();
  }

  private static void line(StringBuilder lines, String name, String fact) {
    lines
        .append("  ")
        .append(name)
        .append(" ".repeat("Neo4j driver".length() - name.length()))
        .append("  ")
        .append(fact)
        .append('\n');
  }

  private static @Nullable String known(String fact) {
    return fact.equals(BuildFacts.UNKNOWN) ? null : fact;
  }
}
