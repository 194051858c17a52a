package dev.alidade.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;

class OffersTest {

  /**
   * What the SDK does not know yet, with where AWS says it.
   * https://docs.aws.amazon.com/general/latest/gr/inspector2.html
   */
  private static final Map<String, Set<String>> SINCE = Map.of("inspector2", Set.of("ap-east-2"));

  private final Offers offers = Offers.published();

  @Test
  void whereTheSdkKnowsARegionItsEndpointDataDecides() {
    assertThat(offers.offered("ec2", "eu-west-1")).isTrue();
    assertThat(offers.offered("inspector2", "eu-west-1")).isTrue();
    assertThat(offers.offered("inspector2", "us-iso-east-1")).isFalse();
  }

  @Test
  void aYoungerRegionIsAsked() {
    assertThat(offers.offered("inspector2", "mars-north-1")).isTrue();
  }

  @Test
  void whatCameSinceIsAsked() {
    assertThat(offers.offered("inspector2", "ap-east-2")).isTrue();
  }

  @Test
  void aServiceThatNothingIsKnownOfIsAskedEverywhere() {
    assertThat(offers.offered("nonesuch", "eu-west-1")).isTrue();
  }

  /** The lines that the table should have; what to write into it when a client is added. */
  @Test
  void theTableIsWhatTheSdkSaysOfEveryClient() throws Exception {
    var expected = new TreeMap<String, String>();
    expected.put(
        "*",
        Region.regions().stream()
            .map(Region::id)
            .filter(OffersTest::isARegion)
            .sorted()
            .collect(Collectors.joining(" ")));
    for (var service : services()) {
      var regions =
          ServiceMetadata.of(endpointPrefix(service)).regions().stream()
              .map(Region::id)
              .filter(OffersTest::isARegion)
              .collect(Collectors.toCollection(TreeSet::new));
      regions.addAll(SINCE.getOrDefault(service, Set.of()));
      // Some services are not in the endpoint data by this name: those are asked everywhere.
      if (!regions.isEmpty()) {
        expected.put(service, String.join(" ", regions));
      }
    }
    assertThat(lines()).containsAllEntriesOf(expected);
  }

  /** The endpoint data has partitions as a whole and FIPS endpoints beside regions. */
  private static boolean isARegion(String id) {
    return !id.contains("global") && !id.contains("fips");
  }

  private static Map<String, String> lines() throws IOException {
    try (var stream = Offers.class.getResourceAsStream("offered-regions.txt")) {
      return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(": ", 2))
          .collect(
              Collectors.toMap(
                  line -> line[0], line -> line[1], (one, other) -> one, TreeMap::new));
    }
  }

  /** The SDK packages of all clients on the class path. */
  private static Set<String> services() {
    var found = new TreeSet<String>();
    for (var path : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (path.contains("awssdk") && path.endsWith(".jar")) {
        try (var jar = new JarFile(path)) {
          entries(jar)
              .filter(
                  name -> name.matches("software/amazon/awssdk/services/\\w+/\\w+Client\\.class"))
              .map(name -> name.split("/")[4])
              .forEach(found::add);
        } catch (IOException e) {
          throw new AssertionError(path, e);
        }
      }
    }
    return found;
  }

  private static Stream<String> entries(JarFile jar) {
    return jar.stream().map(java.util.zip.ZipEntry::getName);
  }

  /** The name in the endpoint data, from the client's own constant. */
  private static String endpointPrefix(String service) throws Exception {
    var packageName = "software.amazon.awssdk.services." + service;
    for (var path : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (path.contains("awssdk") && path.endsWith(".jar")) {
        try (var jar = new JarFile(path)) {
          var name =
              entries(jar)
                  .filter(
                      entry ->
                          entry.matches(
                              packageName.replace('.', '/') + "/(?!\\w*Async)\\w+Client\\.class"))
                  .findFirst();
          if (name.isPresent()) {
            var type = Class.forName(name.get().replace('/', '.').replace(".class", ""));
            return (String) type.getField("SERVICE_METADATA_ID").get(null);
          }
        }
      }
    }
    throw new AssertionError("No client of " + service);
  }
}
