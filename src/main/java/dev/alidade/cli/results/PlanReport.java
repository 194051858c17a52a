package dev.alidade.cli.results;

import dev.alidade.account.AccountStanding;
import dev.alidade.account.AccountStanding.Standing;
import dev.alidade.aws.Operation;
import dev.alidade.aws.Rate;
import dev.alidade.aws.RateTable;
import dev.alidade.catalog.GlobalResource;
import dev.alidade.catalog.Module;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Resource;
import dev.alidade.catalog.RunResource;
import dev.alidade.cli.terminal.Amounts;
import dev.alidade.cli.terminal.Style;
import dev.alidade.cli.terminal.TextTable;
import dev.alidade.cli.terminal.TextTable.Cell;
import dev.alidade.cli.terminal.TextTable.Column;
import dev.alidade.cli.terminal.Wrapped;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a survey would ask: its accounts, and for each module the scopes (accounts × regions ×
 * resources), the operations and how fast these may be called.
 */
public final class PlanReport {

  /** The name and version of the JSON's schema. */
  public static final String SCHEMA = "alidade.plan/1";

  private static final String INDENT = "  ";
  private static final String NONE = "-";

  private final List<AccountStanding> accounts;
  private final List<Module> modules;
  private final RateTable rates;

  /** A plan for these. */
  public PlanReport(List<AccountStanding> accounts, List<Module> modules, RateTable rates) {
    this.accounts = List.copyOf(accounts);
    this.modules = List.copyOf(modules);
    this.rates = rates;
  }

  private List<AccountStanding> usable() {
    return accounts.stream().filter(a -> a.standing() == Standing.USABLE).toList();
  }

  private long scopes(Module module) {
    return usable().stream().mapToLong(account -> scopes(account, module)).sum();
  }

  private static long scopes(AccountStanding account, Module module) {
    return module.resources().stream().mapToLong(resource -> scopes(account, resource)).sum();
  }

  private static long scopes(AccountStanding account, Resource resource) {
    return switch (resource) {
      case GlobalResource _ -> 1;
      case RegionalResource regional ->
          account.regions().stream().filter(regional::offeredIn).count();
      // Once for the run, which is at most once for each region of an account.
      case RunResource _ -> account.regions().size();
    };
  }

  private Rate rate(Operation operation) {
    return rates.of(operation.service().name(), operation.name());
  }

  /** Tables: the accounts, then the modules with their operations and rates. */
  public String text(Style style, int width) {
    var lines = new ArrayList<String>();
    lines.addAll(accountTable(style).lines(style, width));
    lines.add("");
    lines.addAll(moduleTable().lines(style, width));
    lines.add("");
    var scopes = modules.stream().mapToLong(this::scopes).sum();
    lines.addAll(
        Wrapped.lines(
            "%s, %s, %s: at least as many calls, more for further pages and for details"
                .formatted(
                    Amounts.of(usable().size(), "account"),
                    Amounts.of(modules.size(), "module"),
                    Amounts.of(scopes, "scope")),
            width));
    return String.join("\n", lines) + "\n";
  }

  private TextTable accountTable(Style style) {
    var table =
        new TextTable(
            List.of(
                Column.text("profile"),
                Column.text("account"),
                Column.number("scopes"),
                Column.text("regions")));
    for (var account : accounts) {
      var id = account.accountId();
      var usable = account.standing() == Standing.USABLE;
      table.row(
          List.of(
              new Cell(account.profile(), style::strong),
              Cell.of(id == null ? NONE : id),
              Cell.of(
                  usable
                      ? Amounts.of(modules.stream().mapToLong(m -> scopes(account, m)).sum())
                      : NONE),
              usable
                  ? Cell.of(String.join(", ", account.regions()))
                  : new Cell("not surveyed", style::bad)),
          account.problem() == null ? List.of() : List.of(INDENT + account.problem()));
    }
    return table;
  }

  private TextTable moduleTable() {
    var table =
        new TextTable(
            List.of(
                Column.text("module"),
                Column.number("scopes"),
                Column.text("operation"),
                Column.number("per second"),
                Column.number("at once"),
                Column.number("page")));
    for (var module : modules) {
      var first = true;
      for (var operation : module.operations()) {
        var rate = rate(operation);
        table.row(
            List.of(
                Cell.of(first ? module.key() : ""),
                Cell.of(first ? Amounts.of(scopes(module)) : ""),
                Cell.of(operation.action()),
                Cell.of(String.format(Locale.ROOT, "%.0f", rate.perSecond())),
                Cell.of(Amounts.of(rate.bucket())),
                Cell.of(rate.pageSize() == 0 ? NONE : Amounts.of(rate.pageSize()))));
        first = false;
      }
    }
    return table;
  }

  /**
   * Writes JSON, ended by a line break; leaves the writer open.
   *
   * @throws IOException if the writer does
   */
  public void json(int exitCode, Writer to) throws IOException {
    try (var json = RunJson.generator(to)) {
      json.writeStartObject();
      json.writeStringField("schema", SCHEMA);
      json.writeNumberField("exitCode", exitCode);
      json.writeArrayFieldStart("accounts");
      for (var account : accounts) {
        json.writeStartObject();
        json.writeStringField("profile", account.profile());
        json.writeStringField("accountId", account.accountId());
        RunJson.strings(json, "regions", account.regions());
        json.writeStringField("problem", account.problem());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("modules");
      for (var module : modules) {
        json.writeStartObject();
        json.writeStringField("key", module.key());
        json.writeNumberField("scopes", scopes(module));
        json.writeArrayFieldStart("operations");
        for (var operation : module.operations()) {
          var rate = rate(operation);
          json.writeStartObject();
          json.writeStringField("action", operation.action());
          json.writeNumberField("perSecond", rate.perSecond());
          json.writeNumberField("bucket", rate.bucket());
          json.writeNumberField("pageSize", rate.pageSize());
          json.writeStringField("source", rate.source());
          json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    to.write("\n");
    to.flush();
  }
}
