import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Has Maven write the class path of each Neo4j server that is described beside this file into a
 * file: {@code OUTPUT/5.26.classpath} and so on, one line of absolute paths. Does nothing while
 * they are current, that is newer than the poms and all their jars there.
 *
 * <p>The build runs it from source, with these arguments, each {@code name=value}: {@code poms}
 * (this folder), {@code output}, and of the Maven that builds: {@code maven} (its home), {@code
 * settings} (the user's settings file, which need not be there), {@code repository} (the local
 * repository) and {@code offline}. So the servers come from where everything else comes from.
 */
final class ClassPaths {

  private final Path poms;
  private final Path output;
  private final Map<String, String> arguments;

  private ClassPaths(Map<String, String> arguments) {
    this.arguments = arguments;
    this.poms = Path.of(arguments.get("poms")).toAbsolutePath();
    this.output = Path.of(arguments.get("output")).toAbsolutePath();
  }

  static void main(String[] args) throws IOException, InterruptedException {
    var arguments = new TreeMap<String, String>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      arguments.put(arg.substring(0, equals), arg.substring(equals + 1));
    }
    System.exit(new ClassPaths(arguments).write());
  }

  private int write() throws IOException, InterruptedException {
    List<String> stale = new ArrayList<>();
    for (Path pom : serverPoms()) {
      if (!isCurrent(pom)) {
        stale.add(pom.getParent().getFileName().toString());
      }
    }
    if (stale.isEmpty()) {
      return 0;
    }
    System.out.println(
        "Resolving Neo4j "
            + String.join(" and ", stale)
            + " for tests and demo (some 160 MB each, the first time)");
    return new ProcessBuilder(mavenCommand()).inheritIO().start().waitFor();
  }

  private List<Path> serverPoms() throws IOException {
    try (Stream<Path> folders = Files.list(poms)) {
      return folders
          .map(folder -> folder.resolve("pom.xml"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  private boolean isCurrent(Path pom) throws IOException {
    Path classPath = output.resolve(pom.getParent().getFileName() + ".classpath");
    return Files.isRegularFile(classPath)
        && isNewer(classPath, pom)
        && isNewer(classPath, poms.resolve("pom.xml"))
        && Stream.of(Files.readString(classPath).strip().split(File.pathSeparator))
            .allMatch(jar -> Files.isRegularFile(Path.of(jar)));
  }

  private static boolean isNewer(Path file, Path source) throws IOException {
    return Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(source)) > 0;
  }

  private List<String> mavenCommand() {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    var command = new ArrayList<String>();
    command.add(Path.of(arguments.get("maven"), "bin", windows ? "mvn.cmd" : "mvn").toString());
    command.addAll(
        List.of("--batch-mode", "--quiet", "--file", poms.resolve("pom.xml").toString()));
    Path settings = Path.of(arguments.get("settings"));
    if (Files.isRegularFile(settings)) { // Maven refuses a settings file that is not there.
      command.addAll(List.of("--settings", settings.toString()));
    }
    if (Boolean.parseBoolean(arguments.get("offline"))) {
      command.add("--offline");
    }
    command.add("-Dmaven.repo.local=" + arguments.get("repository"));
    command.add("-Dneo4j.classpath.directory=" + output);
    command.add("generate-resources");
    return command;
  }
}
