package dev.alidade.setup;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A role to be made.
 *
 * @param trust who may assume it
 * @param managedPolicies the ARNs of AWS's policies that are attached
 * @param inlinePolicies policies of its own
 */
record Role(
    String name,
    String description,
    JsonNode trust,
    List<String> managedPolicies,
    List<InlinePolicy> inlinePolicies) {

  Role {
    managedPolicies = List.copyOf(managedPolicies);
    inlinePolicies = List.copyOf(inlinePolicies);
  }
}
