package dev.alidade.estate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The services that the server knows, from {@code estate/services.txt}: a new one needs lines
 * there, and none of Java.
 */
final class Services {

  private static final String FILE = "/estate/services.txt";

  /** An operation of a service, with the labels of its path. */
  record Found(Service service, String operation, Map<String, String> labels) {}

  /** https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html#requests */
  private static final Pattern CBOR_PATH = Pattern.compile("/service/\\w+/operation/(\\w+)");

  private final List<Service> services;

  private Services(List<Service> services) {
    this.services = List.copyOf(services);
  }

  static Services load() {
    try (var file = Services.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(
            FILE + " is not on the class path: run ./mvnw test-compile first");
      }
      return of(new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line for each service, then indented ones for its operations. */
  static Services of(List<String> lines) {
    var heads = new ArrayList<String>();
    var routes = new TreeMap<Integer, List<Route>>();
    for (String line : lines) {
      if (line.startsWith(" ")) {
        routes.computeIfAbsent(heads.size() - 1, any -> new ArrayList<>()).add(Route.of(line));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        heads.add(line);
      }
    }
    var services = new ArrayList<Service>();
    for (int i = 0; i < heads.size(); i++) {
      var words = heads.get(i).split(" ");
      services.add(
          new Service(
              words[0],
              words[1],
              words[2],
              Protocol.of(words[3]),
              words[4],
              words[5].equals("regional"),
              routes.getOrDefault(i, List.of())));
    }
    return new Services(services);
  }

  /**
   * Returns what a call asks for.
   *
   * @param signingName of the signature's scope, or "" for a call without one
   * @param target the header {@code X-Amz-Target}, or "" without it
   * @param form the parameters of the query and of a form in the body
   */
  Found find(
      String signingName, String method, String rawPath, String target, Map<String, String> form) {
    var candidates =
        services.stream()
            .filter(each -> signingName.isEmpty() || each.signingName().equals(signingName))
            .toList();
    var action = form.getOrDefault("Action", "");
    if (!action.isEmpty()) {
      return new Found(ofVersion(form, candidates, signingName), action, Map.of());
    }
    if (!target.isEmpty() && !signingName.isEmpty()) {
      var json = candidates.stream().filter(each -> !each.protocol().isRest()).findFirst();
      return new Found(
          json.orElseGet(() -> Service.unknown(signingName)),
          target.substring(target.indexOf('.') + 1),
          Map.of());
    }
    var cbor = CBOR_PATH.matcher(rawPath);
    if (cbor.matches()) {
      var service = candidates.isEmpty() ? Service.unknown(signingName) : candidates.getFirst();
      return new Found(service.speaking(Protocol.CBOR), cbor.group(1), Map.of());
    }
    var found = route(candidates, method, rawPath, form);
    return found != null
        ? found
        : new Found(
            candidates.isEmpty() ? Service.unknown(signingName) : candidates.getFirst(),
            rawPath,
            Map.of());
  }

  private static Service ofVersion(
      Map<String, String> form, List<Service> candidates, String signingName) {
    var version = form.getOrDefault("Version", "");
    return candidates.stream()
        .filter(each -> each.version().equals(version))
        .findFirst()
        .orElseGet(
            () -> candidates.isEmpty() ? Service.unknown(signingName) : candidates.getFirst());
  }

  private static @Nullable Found route(
      List<Service> candidates, String method, String rawPath, Map<String, String> query) {
    Found best = null;
    int weight = -1;
    for (Service service : candidates) {
      for (Route route : service.routes()) {
        var labels = route.weight() > weight ? route.match(method, rawPath, query) : null;
        if (labels != null) {
          best = new Found(service, route.operation(), labels);
          weight = route.weight();
        }
      }
    }
    return best;
  }
}
