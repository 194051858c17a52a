package dev.alidade.aws;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The services that a command may call, those for credentials always among them: how fast, with
 * which permissions, and how they say that something is gone. What is called without being known
 * here is called cautiously, and its actions are taken to be called like its operations.
 */
public final class Services {

  private final Map<String, AwsService> byName;

  /**
   * These services.
   *
   * @throws IllegalArgumentException if two have one name and are not the same
   */
  public Services(Collection<AwsService> services) {
    this.byName =
        Stream.concat(CallerServices.ALL.stream(), services.stream())
            .distinct()
            .collect(
                Collectors.toUnmodifiableMap(
                    AwsService::name,
                    Function.identity(),
                    (one, other) -> {
                      throw new IllegalArgumentException("Two services " + one.name());
                    }));
  }

  /** How fast they may be asked. */
  public RateTable rates() {
    return RateTable.of(byName.values());
  }

  /** All of them, by name. */
  public List<AwsService> all() {
    return byName.keySet().stream().sorted().map(byName::get).toList();
  }

  /** The service with the name of an SDK package; one that nothing more is known of, if need be. */
  public AwsService of(String name) {
    var known = byName.get(name);
    return known == null ? AwsService.named(name) : known;
  }
}
