package dev.alidade.aws;

import static dev.alidade.aws.Rate.Sharing.TOGETHER;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How fast each service may be asked: what the services say of themselves. */
public final class RateTable {

  // What AWS does not say: most control planes begin to throttle between 10/s and 50/s.
  private static final Rate UNKNOWN =
      new Rate("", Set.of(), TOGETHER, false, 10, 20, 0, "no source: a cautious rate of ours");

  private final List<Rate> rates;
  private final Rate unknown;

  /** A table with a rate for the services that it does not list. */
  public RateTable(List<Rate> rates, Rate unknown) {
    this.rates = List.copyOf(rates);
    this.unknown = unknown;
  }

  /** The rates of these services, and a cautious one for all others. */
  static RateTable of(Collection<AwsService> services) {
    var rates =
        services.stream()
            .sorted(Comparator.comparing(AwsService::name))
            .flatMap(service -> service.rates().stream())
            .toList();
    return new RateTable(rates, UNKNOWN);
  }

  /** The rate of an operation: its own, else its service's, else the one for unknown services. */
  public Rate of(String service, String operation) {
    return find(service, operation).or(() -> find(service, "")).orElse(unknown);
  }

  /** All rates, the one for unknown services last. */
  public List<Rate> all() {
    var all = new ArrayList<>(rates);
    all.add(unknown);
    return List.copyOf(all);
  }

  private Optional<Rate> find(String service, String operation) {
    return rates.stream()
        .filter(rate -> rate.service().equals(service))
        .filter(
            rate ->
                operation.isEmpty()
                    ? rate.operations().isEmpty()
                    : rate.operations().contains(operation))
        .findFirst();
  }
}
