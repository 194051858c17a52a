package dev.alidade.estate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What AWS answers, per account, region and operation: an immutable value. The methods that change
 * something return a changed copy, to be served from the start or put in the place of another one
 * ({@link EstateServer#serve}).
 *
 * <p>Operations are written {@code ec2:DescribeVpcs}; the region of IAM, which has none, is {@code
 * global}.
 */
public final class Estate {

  /** The region under which the answers of global services stand. */
  public static final String GLOBAL = "global";

  /** The account under which answers stand that are the same everywhere, and the empty lists. */
  static final String COMMON = "common";

  /**
   * Where an answer is found.
   *
   * @param item what the call asks for where the answer depends on it (a user, a key), else ""
   */
  record Address(String account, String region, String operation, String item) {}

  /** Answers as files or a generator have them. */
  @FunctionalInterface
  interface Source {
    @Nullable Pages find(Address address);
  }

  private final List<EstateAccount> accounts;
  private final List<String> regions;
  private final Source source;
  private final Map<Address, Pages> changes;
  private final Map<String, String> identities;
  private final String externalId;

  Estate(List<EstateAccount> accounts, List<String> regions, Source source) {
    this(accounts, regions, source, Map.of(), Map.of(), "");
  }

  private Estate(
      List<EstateAccount> accounts,
      List<String> regions,
      Source source,
      Map<Address, Pages> changes,
      Map<String, String> identities,
      String externalId) {
    this.accounts = List.copyOf(accounts);
    this.regions = List.copyOf(regions);
    this.source = source;
    this.changes = Map.copyOf(changes);
    this.identities = Map.copyOf(identities);
    this.externalId = externalId;
  }

  /**
   * Returns the sample estate: three accounts in two regions, from the files under {@code estate/}.
   */
  public static Estate sample() {
    return EstateFiles.load();
  }

  /**
   * Returns an estate of this size, made by rule; its answers are made page by page when asked for.
   */
  public static Estate generated(EstateSize size) {
    return GeneratedEstate.of(size, sample().source);
  }

  /** Returns the accounts; the first one is the hub, whose identity unknown access keys have. */
  public List<EstateAccount> accounts() {
    return accounts;
  }

  /** Returns the account that the others are surveyed from. */
  public EstateAccount hub() {
    return accounts.getFirst();
  }

  /**
   * Returns the account with this name.
   *
   * @throws IllegalArgumentException where no account has it
   */
  public EstateAccount account(String name) {
    return accounts.stream()
        .filter(account -> account.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no account is named " + name));
  }

  /** Returns the regions that are enabled in all accounts. */
  public List<String> regions() {
    return regions;
  }

  /**
   * Returns this estate with another body for one page of an answer; {@code page} may be one more
   * than there are.
   */
  public Estate replace(String account, String region, String operation, int page, String body) {
    var bodies = bodies(account, region, operation);
    if (page == bodies.size() + 1) {
      bodies.add(body);
    } else {
      bodies.set(page - 1, body);
    }
    return changed(account, region, operation, bodies);
  }

  /** Returns this estate with one answer of a single page in the place of all pages there were. */
  public Estate replace(String account, String region, String operation, String body) {
    return changed(account, region, operation, List.of(body));
  }

  /**
   * Returns this estate with another answer about one item: a user, a key, a parent; or about
   * several values at once, with {@code +} between them.
   */
  public Estate replaceItem(
      String account, String region, String operation, String item, String body) {
    var changed = new HashMap<>(changes);
    changed.put(new Address(account, region, operation, Item.ofAll(item)), Pages.of(List.of(body)));
    return new Estate(accounts, regions, source, changed, identities, externalId);
  }

  /**
   * Returns this estate with every page of an answer changed.
   *
   * @throws IllegalArgumentException where the change leaves everything as it was
   */
  public Estate edit(
      String account, String region, String operation, UnaryOperator<String> change) {
    var before = bodies(account, region, operation);
    var after = before.stream().map(change).toList();
    if (after.equals(before)) {
      throw new IllegalArgumentException(
          "nothing to change in %s of %s in %s".formatted(operation, account, region));
    }
    return changed(account, region, operation, after);
  }

  /**
   * Returns this estate without the list elements of an answer that contain {@code text}; of nested
   * lists, the outermost element goes (of {@code DescribeInstances}: the reservation).
   *
   * @throws IllegalArgumentException where no element contains it
   */
  public Estate without(String account, String region, String operation, String text) {
    return edit(
        account,
        region,
        operation,
        body -> Elements.keep(body, element -> !element.contains(text)));
  }

  /**
   * Returns this estate without one instance in {@code DescribeInstances} (and without its
   * reservation, where it was alone there). Its volumes, interfaces and findings stay.
   *
   * @throws IllegalArgumentException where there is no such instance
   */
  public Estate withoutInstance(String account, String region, String instanceId) {
    var id = "<instanceId>" + instanceId + "</instanceId>";
    return edit(
        account,
        region,
        "ec2:DescribeInstances",
        body -> {
          var changed = body;
          for (String reservation : Elements.of(body)) {
            var instances = Elements.inside(reservation, "instancesSet");
            // The inner set ends at its own closing tag: no list inside an instance has that name.
            var left = Elements.keep(instances, instance -> !instance.contains(id));
            if (!left.equals(instances)) {
              changed =
                  Elements.of(left).isEmpty()
                      ? Elements.keep(changed, element -> !element.equals(reservation))
                      : changed.replace(instances, left);
            }
          }
          return changed;
        });
  }

  /**
   * Returns this estate with a role whose session belongs to another account than the role's ARN
   * says: what a wrong endpoint or a proxy of credentials would do.
   */
  public Estate withIdentity(String roleArn, String account) {
    var changed = new HashMap<>(identities);
    changed.put(roleArn, account);
    return new Estate(accounts, regions, source, changes, changed, externalId);
  }

  /** Returns this estate with trust policies that all want this external id. */
  public Estate withExternalId(String id) {
    return new Estate(accounts, regions, source, changes, identities, id);
  }

  /** Returns whether the trust policies let somebody in who comes with this external id. */
  boolean trusts(String id) {
    return externalId.isEmpty() || externalId.equals(id);
  }

  /**
   * Returns the account that a session of this role belongs to, or null where the estate has no
   * such account.
   */
  @Nullable String accountOf(String roleArn) {
    var other = identities.get(roleArn);
    if (other != null) {
      return other;
    }
    var fields = roleArn.split(":", 6);
    return fields.length == 6 && has(fields[4]) ? fields[4] : null;
  }

  boolean has(String account) {
    return accounts.stream().anyMatch(each -> each.id().equals(account));
  }

  /**
   * Returns an answer: the account's in the region, else the account's global one, else the common
   * one (empty lists, mostly), else null: an operation that the estate does not know.
   */
  @Nullable Pages find(String account, String region, String operation) {
    return first(account, region, operation, "");
  }

  private @Nullable Pages first(String account, String region, String operation, String item) {
    for (var address :
        List.of(
            new Address(account, region, operation, item),
            new Address(account, GLOBAL, operation, item),
            new Address(COMMON, GLOBAL, operation, item))) {
      var pages = at(address);
      if (pages != null) {
        return pages;
      }
    }
    return null;
  }

  /**
   * Returns the answer about the item that one or several of these values name, or else the one
   * about all; null where the estate does not know the operation.
   */
  @Nullable Pages find(String account, String region, String operation, List<String> values) {
    for (String item : Item.candidates(values)) {
      var pages = findItem(account, region, operation, item);
      if (pages != null) {
        return pages;
      }
    }
    return find(account, region, operation);
  }

  /**
   * Returns the answer for one user, key or principal, or null where there is none of its own. It
   * is looked for where {@link #find} looks.
   */
  @Nullable Pages findItem(String account, String region, String operation, String item) {
    return first(account, region, operation, Item.ofAll(item));
  }

  private @Nullable Pages at(Address address) {
    var pages = changes.get(address);
    return pages == null ? source.find(address) : pages;
  }

  private List<String> bodies(String account, String region, String operation) {
    var pages = find(account, region, operation);
    if (pages == null) {
      throw new IllegalArgumentException("the estate does not know " + operation);
    }
    var bodies = new ArrayList<String>();
    for (int number = 1; number <= pages.size(); number++) {
      bodies.add(pages.page(number));
    }
    return bodies;
  }

  private Estate changed(String account, String region, String operation, List<String> bodies) {
    var changed = new HashMap<>(changes);
    changed.put(new Address(account, region, operation, ""), Pages.of(bodies));
    return new Estate(accounts, regions, source, changed, identities, externalId);
  }
}
