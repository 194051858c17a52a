package dev.alidade.catalog.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whom a statement speaks of, its {@code Principal} or {@code NotPrincipal} element.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 *
 * @param named in the order of AWS principals, services, identity providers, canonical users
 * @param allBut whether it speaks of everyone but those
 */
public record Principals(List<Principal> named, boolean allBut) {

  /** Keeps the list from changing. */
  public Principals {
    named = List.copyOf(named);
  }

  static @Nullable Principals of(@Nullable JsonNode principal, @Nullable JsonNode notPrincipal) {
    if (notPrincipal != null && !notPrincipal.isNull()) {
      return new Principals(named(notPrincipal), true);
    }
    return principal == null || principal.isNull() ? null : new Principals(named(principal), false);
  }

  /** Whether somebody whom nobody knows may be meant: everyone, or everyone but some. */
  public boolean includeStrangers() {
    return allBut || named.stream().anyMatch(Principal::includesStrangers);
  }

  /** Those of one kind, such as {@code Principal.Service.class}. */
  public <P extends Principal> List<P> named(Class<P> kind) {
    return named.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static List<Principal> named(JsonNode element) {
    var named = new ArrayList<Principal>();
    if (element.isObject()) {
      add(element.get("AWS"), Principal::ofAws, named);
      add(element.get("Service"), Principal.Service::new, named);
      add(element.get("Federated"), Principal.Provider::new, named);
      add(element.get("CanonicalUser"), Principal.CanonicalUser::new, named);
    } else {
      add(element, Principal::ofAws, named);
    }
    return named;
  }

  private static void add(
      @Nullable JsonNode names, Function<String, Principal> of, List<Principal> to) {
    var texts = PolicyDocument.texts(names);
    if (texts != null) {
      texts.stream().map(of).forEach(to::add);
    }
  }
}
