package dev.alidade.cli.settings;

import dev.alidade.account.AccountSelection;
import dev.alidade.analysis.PermissionMapping;
import dev.alidade.aws.CallTimeouts;
import dev.alidade.store.Neo4jSettings;
import dev.alidade.survey.ModuleSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code alidade sync} was asked for, checked.
 *
 * @param modules the keys of the modules to survey
 * @param organizationAccounts the accounts to ask for the organisation; empty for all
 * @param skipped the names of resources to leave out of them
 * @param regions the regions to survey; empty for those that each account has enabled
 * @param permissions which permissions become relationships
 * @param moduleSettings what was said of the options of single modules
 * @param spoolDirectory where rows wait that are too many for the memory
 * @param report where to write the report as JSON; null for nowhere
 * @param failOnDenied whether a denied scope makes the run a partial one
 */
public record SyncSettings(
    AccountSelection accounts,
    Set<String> modules,
    Set<String> organizationAccounts,
    Set<String> skipped,
    List<String> regions,
    OptionalLong updateTag,
    PermissionMapping permissions,
    ModuleSettings moduleSettings,
    Neo4jSettings neo4j,
    Path spoolDirectory,
    @Nullable Path report,
    boolean failOnDenied,
    Output output,
    Verbosity verbosity,
    boolean progress,
    CallTimeouts timeouts) {

  /** How much goes to stderr. */
  public enum Verbosity {
    /** Errors only. */
    QUIET,
    /** Progress, warnings and errors. */
    USUAL,
    /** All that helps to find out why something happened. */
    VERBOSE
  }

  /** Keeps copies. */
  public SyncSettings {
    modules = Set.copyOf(modules);
    organizationAccounts = Set.copyOf(organizationAccounts);
    skipped = Set.copyOf(skipped);
    regions = List.copyOf(regions);
  }

  /** The same with another way into the graph. */
  public SyncSettings withNeo4j(Neo4jSettings other) {
    return new SyncSettings(
        accounts,
        modules,
        organizationAccounts,
        skipped,
        regions,
        updateTag,
        permissions,
        moduleSettings,
        other,
        spoolDirectory,
        report,
        failOnDenied,
        output,
        verbosity,
        progress,
        timeouts);
  }
}
