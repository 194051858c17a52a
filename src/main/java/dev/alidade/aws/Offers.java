package dev.alidade.aws;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where AWS offers its services, as the endpoint data of the SDK says it. A table of ours: asking
 * the SDK itself links what it knows of all its services into the binary.
 *
 * <p>The data is as old as the SDK. It says nothing of a younger region, and nothing of services
 * that it does not list: those are asked.
 */
public final class Offers {

  /** One line for each service: its SDK package, a colon, its regions. The first: all regions. */
  private static final String TABLE = "offered-regions.txt";

  private static final String ALL = "*";

  /** What regions are called; what stands for no region is none that is younger than the table. */
  private static final Pattern REGION = Pattern.compile("[a-z]+(-[a-z]+)+-[0-9]+");

  private final Map<String, Set<String>> regions;

  private Offers(Map<String, Set<String>> regions) {
    this.regions = regions;
  }

  private static final class Published {
    // Read when a regional service is asked for, and by no other command.
    private static final Offers OFFERS = read();
  }

  /** The published table. */
  public static Offers published() {
    return Published.OFFERS;
  }

  /**
   * Whether a service is offered in a region.
   *
   * @param service the SDK's package, such as {@code inspector2}
   */
  public boolean offered(String service, String region) {
    var known = regions.get(service);
    return known == null
        || known.contains(region)
        || (REGION.matcher(region).matches()
            && !regions.getOrDefault(ALL, Set.of()).contains(region));
  }

  /** Every region that the table knows, of all partitions. */
  public Set<String> everyRegion() {
    return regions.getOrDefault(ALL, Set.of());
  }

  private static Offers read() {
    var stream = Offers.class.getResourceAsStream(TABLE);
    if (stream == null) {
      throw new IllegalStateException("The program lacks its table " + TABLE);
    }
    var regions = new HashMap<String, Set<String>>();
    try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(
              line -> {
                var parts = line.split(":", 2);
                regions.put(parts[0], Set.of(parts[1].strip().split("\\s+")));
              });
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + TABLE, e);
    }
    return new Offers(Map.copyOf(regions));
  }
}
