package dev.alidade.cli.results;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.alidade.aws.CallLedger;
import dev.alidade.aws.Outcome;
import dev.alidade.policy.Remedies;
import dev.alidade.store.Sweep;
import dev.alidade.survey.AccountReport;
import dev.alidade.survey.Outcomes;
import dev.alidade.survey.RunReport;
import dev.alidade.survey.ScopeResult;
import dev.alidade.survey.Tally;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A run's report for programs. The schema has a version, raised when a field changes its meaning or
 * goes; new fields may come at any time.
 */
public final class RunJson {

  /** The name and version of the schema. */
  public static final String SCHEMA = "alidade.report/2";

  private RunJson() {}

  /**
   * Writes a report, piece by piece, ended by a line break; leaves the writer open.
   *
   * @param exitCode what the command ends with
   * @throws IOException if the writer does
   */
  public static void write(RunReport report, int exitCode, Writer to) throws IOException {
    var remedies = new Remedies();
    try (var json = generator(to)) {
      json.writeStartObject();
      json.writeStringField("schema", SCHEMA);
      json.writeStringField("runId", report.runId());
      json.writeStringField("version", report.version());
      json.writeStringField("neo4jVersion", report.neo4jVersion());
      json.writeNumberField("updateTag", report.updateTag());
      json.writeStringField("started", report.started().toString());
      seconds(json, "seconds", report.took());
      json.writeStringField("verdict", word(report.verdict()));
      json.writeNumberField("exitCode", exitCode);
      strings(json, "modules", report.modules());
      strings(json, "warnings", report.warnings());
      strings(json, "problems", report.problems());
      leftAlone(json, report.leftAlone());
      totals(json, report);
      json.writeArrayFieldStart("accounts");
      for (var account : report.accounts()) {
        account(json, account, report, remedies);
      }
      json.writeEndArray();
      calls(json, report);
      json.writeEndObject();
    }
    to.write("\n");
    to.flush();
  }

  /** A generator of indented JSON that leaves the writer open. */
  public static JsonGenerator generator(Writer to) throws IOException {
    var json =
        JsonFactory.builder()
            // Readable whatever encoding a terminal or a pipe assumes.
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build()
            .createGenerator(to)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    var lines = new DefaultIndenter("  ", "\n");
    return json.setPrettyPrinter(
        new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
  }

  /** Writes a list of texts. */
  public static void strings(JsonGenerator json, String name, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (var value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private static void totals(JsonGenerator json, RunReport report) throws IOException {
    var totals = RunTotals.of(report);
    json.writeObjectFieldStart("totals");
    outcomes(json, totals.scopes());
    json.writeNumberField("nodesWritten", totals.nodesWritten());
    json.writeNumberField("linksWritten", totals.linksWritten());
    removed(json, "removed", totals.removed());
    removed(json, "removedAtEnd", report.removedAtEnd());
    json.writeNumberField("nodesCreated", report.changes().nodesCreated());
    json.writeNumberField("nodesDeleted", report.changes().nodesDeleted());
    json.writeNumberField("linksCreated", report.changes().relationshipsCreated());
    json.writeNumberField("linksDeleted", report.changes().relationshipsDeleted());
    json.writeNumberField("calls", totals.calls());
    json.writeNumberField("throttles", totals.throttles());
    json.writeNumberField("failedCalls", totals.errors());
    seconds(json, "waitedSeconds", totals.waited());
    json.writeEndObject();
  }

  private static void leftAlone(JsonGenerator json, List<RunReport.LeftAlone> accounts)
      throws IOException {
    json.writeArrayFieldStart("storedAccountsNotSurveyed");
    for (var account : accounts) {
      json.writeStartObject();
      json.writeStringField("accountId", account.accountId());
      seconds(json, "ageSeconds", account.age());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void account(
      JsonGenerator json, AccountReport account, RunReport report, Remedies remedies)
      throws IOException {
    json.writeStartObject();
    nullable(json, "accountId", account.accountId());
    json.writeStringField("profile", account.profile());
    json.writeStringField("ended", word(account.ended()));
    nullable(json, "problem", account.problem());
    nullable(json, "advice", account.advice());
    json.writeStringField("started", account.started().toString());
    seconds(json, "seconds", account.took());
    strings(json, "regions", account.regions());
    json.writeNumberField("nodesWritten", account.nodesWritten());
    json.writeNumberField("linksWritten", account.linksWritten());
    removed(json, "removed", account.removed());
    strings(json, "refusedRows", account.refusedRows());
    var called = account.accountId() == null ? null : report.callsIn().get(account.accountId());
    calls(json, called == null ? CallLedger.Totals.NONE : called);
    json.writeArrayFieldStart("modules");
    for (var module : ModuleResult.of(account, report.modules())) {
      json.writeStartObject();
      json.writeStringField("key", module.key());
      outcomes(json, module.tally());
      json.writeNumberField("nodes", module.counts().nodes());
      json.writeNumberField("links", module.counts().links());
      seconds(json, "seconds", module.counts().took());
      json.writeArrayFieldStart("scopes");
      for (var scope : module.incomplete()) {
        scope(json, scope, remedies);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void scope(JsonGenerator json, ScopeResult scope, Remedies remedies)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("resource", scope.scope().resource());
    json.writeStringField("region", scope.scope().region());
    json.writeStringField("outcome", oneWord(Outcomes.word(scope.outcome())));
    switch (scope.outcome()) {
      case Outcome.Complete() -> strings(json, "reasons", List.of());
      case Outcome.Partial(var reasons) -> strings(json, "reasons", reasons);
      case Outcome.Denied(var permission, var cause, var detail) -> {
        json.writeStringField("permission", permission);
        json.writeStringField("cause", word(cause));
        strings(json, "allowedBy", remedies.allowedBy(permission));
        strings(json, "reasons", List.of(detail));
      }
      case Outcome.Unsupported(var why) -> strings(json, "reasons", List.of(why));
      case Outcome.NotAsked(var why) -> strings(json, "reasons", List.of(why));
      case Outcome.Failed(var cause) -> strings(json, "reasons", List.of(cause));
    }
    json.writeNumberField("nodes", scope.rows());
    json.writeNumberField("links", scope.links());
    json.writeStringField("started", scope.started().toString());
    seconds(json, "seconds", scope.took());
    json.writeEndObject();
  }

  private static void calls(JsonGenerator json, RunReport report) throws IOException {
    json.writeArrayFieldStart("calls");
    for (var call : report.calls()) {
      json.writeStartObject();
      json.writeStringField("service", call.service());
      json.writeStringField("operation", call.operation());
      json.writeNumberField("calls", call.calls());
      json.writeNumberField("throttles", call.throttles());
      json.writeNumberField("failedCalls", call.errors());
      seconds(json, "waitedSeconds", call.waited());
      json.writeStringField("firstStart", call.firstStart().toString());
      json.writeStringField("lastEnd", call.lastEnd().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void calls(JsonGenerator json, CallLedger.Totals totals) throws IOException {
    json.writeNumberField("calls", totals.calls());
    json.writeNumberField("throttles", totals.throttles());
    json.writeNumberField("failedCalls", totals.errors());
    seconds(json, "waitedSeconds", totals.waited());
  }

  private static void outcomes(JsonGenerator json, Tally tally) throws IOException {
    json.writeObjectFieldStart("outcomes");
    for (var word : Tally.WORDS) {
      json.writeNumberField(oneWord(word), tally.of(word));
    }
    json.writeEndObject();
  }

  /** As programs read it: {@code not-asked}, like {@code tag-used}. */
  private static String oneWord(String words) {
    return words.replace(' ', '-');
  }

  private static void removed(JsonGenerator json, String name, Sweep.Removed removed)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("nodes", removed.nodes());
    json.writeNumberField("links", removed.links());
    json.writeEndObject();
  }

  private static void nullable(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value == null) {
      json.writeNullField(name);
    } else {
      json.writeStringField(name, value);
    }
  }

  /** Seconds to the millisecond. */
  private static void seconds(JsonGenerator json, String name, Duration time) throws IOException {
    json.writeNumberField(name, BigDecimal.valueOf(time.toMillis(), 3));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
