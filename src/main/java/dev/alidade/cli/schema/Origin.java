package dev.alidade.cli.schema;

import dev.alidade.analysis.Analysis;
import dev.alidade.catalog.Module;
import dev.alidade.catalog.Resource;
import java.util.List;

/**
 * Where a part of the graph comes from.
 *
 * @param module the key of the module, or {@link #ACCOUNT} or {@link #ANALYSIS}
 * @param name the resource or analysis
 * @param permissions the IAM actions behind it, each named as the operation that it allows
 */
public record Origin(String module, String name, List<String> permissions) {

  /** The module of what every survey writes, whatever is selected. */
  public static final String ACCOUNT = "account";

  /** The module of what follows from the finished graph. */
  public static final String ANALYSIS = "analysis";

  /** The surveyed account itself. */
  static final Origin SURVEYED =
      new Origin(ACCOUNT, "SurveyedAccount", List.of("sts:GetCallerIdentity"));

  /** Copies the permissions. */
  public Origin {
    permissions = List.copyOf(permissions);
  }

  static Origin of(Module module, Resource resource) {
    return new Origin(module.key(), resource.name(), resource.actions());
  }

  static Origin of(Analysis analysis) {
    return analysis
        .module()
        .map(key -> new Origin(key, analysis.getClass().getSimpleName(), List.of()))
        .orElseGet(() -> new Origin(ANALYSIS, analysis.name(), List.of()));
  }
}
