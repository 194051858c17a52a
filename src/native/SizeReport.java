import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * What the executable is made of, in Markdown, from what native-image prints when it has built it:
 *
 * <pre>
 * ./mvnw package -Dnative -DskipTests | tee target/native.log
 * java src/native/SizeReport.java target/native.log target/alidade
 * </pre>
 *
 * <p>https://www.graalvm.org/latest/reference-manual/native-image/overview/BuildOutput/
 */
final class SizeReport {

  private static final Pattern AREA =
      Pattern.compile("\\s*([\\d.]+)MB \\(\\s*[\\d.]+%\\) for (code area|image heap|other data).*");
  private static final Pattern REACHABLE =
      Pattern.compile("\\s*([\\d,]+) types,\\s+([\\d,]+) fields, and\\s+([\\d,]+) methods found.*");

  /** A line of the two tables that stand side by side. */
  private static final Pattern ORIGINS =
      Pattern.compile("\\s+([\\d.]+)(kB|MB) (\\S+(?: \\S+)*)\\s{2,}([\\d.]+)(kB|MB) (.+?)\\s*");

  private static final Pattern SHORTENED = Pattern.compile("c\\.f\\.jackson\\.core\\.");

  private SizeReport() {}

  public static void main(String... arguments) throws IOException {
    var log = Files.readAllLines(Path.of(arguments[0]));
    var binary = Path.of(arguments[1]);
    var code = new ArrayList<String>();
    var heap = new ArrayList<String>();
    System.out.println("| part | MB |");
    System.out.println("|---|---|");
    for (var line : log) {
      var area = AREA.matcher(line);
      if (area.matches()) {
        System.out.printf("| %s | %s |%n", area.group(2), area.group(1));
      }
      var origins = ORIGINS.matcher(line);
      if (origins.matches()) {
        code.add(row(origins.group(3), origins.group(1), origins.group(2)));
        heap.add(row(origins.group(6), origins.group(4), origins.group(5)));
      }
    }
    System.out.printf(Locale.ROOT, "| the file | %.1f |%n", Files.size(binary) / 1e6);
    System.out.printf(Locale.ROOT, "| the file, gzip | %.1f |%n", gzipped(binary) / 1e6);
    log.stream()
        .map(REACHABLE::matcher)
        .filter(found -> found.matches())
        .findFirst()
        .ifPresent(
            found ->
                System.out.printf(
                    "%n%s types and %s methods are reachable.%n", found.group(1), found.group(3)));
    table("code from", code);
    table("heap of", heap);
  }

  private static String row(String origin, String amount, String unit) {
    var megabytes = Double.parseDouble(amount) / (unit.equals("kB") ? 1000 : 1);
    return String.format(
        Locale.ROOT, "| %s | %.1f |", SHORTENED.matcher(origin).replaceFirst(""), megabytes);
  }

  private static void table(String title, List<String> rows) {
    System.out.printf("%n| %s | MB |%n|---|---|%n", title);
    rows.forEach(System.out::println);
  }

  /** As it is downloaded. */
  private static long gzipped(Path file) throws IOException {
    var counted = new Counted();
    try (var gzip =
        new GZIPOutputStream(counted) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      Files.copy(file, gzip);
    }
    return counted.bytes;
  }

  private static final class Counted extends OutputStream {
    private long bytes;

    @Override
    public void write(int one) {
      bytes++;
    }

    @Override
    public void write(byte[] some, int from, int length) {
      bytes += length;
    }
  }
}
