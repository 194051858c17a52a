package dev.alidade.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A principal and all policies that decide what it may do.
 *
 * @param principal its id
 * @param policies its own and those of its groups
 * @param boundary what it may do at the most; null where nothing limits it
 */
record PolicyHolder(String principal, List<Policy> policies, @Nullable Policy boundary) {

  PolicyHolder {
    policies = List.copyOf(policies);
  }
}
