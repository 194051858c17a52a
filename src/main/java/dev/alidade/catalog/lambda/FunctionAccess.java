package dev.alidade.catalog.lambda;

import dev.alidade.catalog.policy.PolicyReading;
import dev.alidade.graph.NodeType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a function's policy lets strangers do; null where there is no policy, as the contract has
 * it.
 */
record FunctionAccess(
    String functionArn, @Nullable Boolean anonymous, @Nullable List<String> actions) {

  static final NodeType<FunctionAccess> ACCESS =
      Functions.FUNCTION
          .facet(FunctionAccess.class)
          .id(FunctionAccess::functionArn)
          .property("anonymous_access", FunctionAccess::anonymous)
          .property("anonymous_actions", FunctionAccess::actions)
          .build();

  static FunctionAccess by(PolicyReading policy, String functionArn) {
    return policy instanceof PolicyReading.Absent
        ? new FunctionAccess(functionArn, null, null)
        : new FunctionAccess(functionArn, policy.internetAccessible(), policy.anonymousActions());
  }
}
