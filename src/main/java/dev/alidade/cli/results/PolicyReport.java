package dev.alidade.cli.results;

import dev.alidade.catalog.Module;
import dev.alidade.policy.LeastPrivilege;
import dev.alidade.policy.ManagedPolicy;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The least-privilege policy of a survey beside the policies that AWS keeps. */
public final class PolicyReport {

  /** The name and version of the JSON's schema. */
  public static final String SCHEMA = "alidade.policy/1";

  private final LeastPrivilege needed;
  private final List<Module> modules;
  private final ManagedPolicy audit = ManagedPolicy.securityAudit();
  private final ManagedPolicy inspector = ManagedPolicy.inspectorReadOnly();

  /** What these modules need. */
  public PolicyReport(LeastPrivilege needed, List<Module> modules) {
    this.needed = needed;
    this.modules = List.copyOf(modules);
  }

  /** The policy documents. */
  public List<String> documents() {
    return needed.documents();
  }

  /** What people want to know of them, a line each. */
  public List<String> notes() {
    var notes = new ArrayList<String>();
    var documents = needed.documents();
    notes.add(
        "%d actions for %d modules, in %s"
            .formatted(
                needed.actions().size(),
                modules.size(),
                documents.size() == 1
                    ? "one policy of %,d characters"
                        .formatted(LeastPrivilege.size(documents.getFirst()))
                    : documents.size() + " policies, as IAM takes 6,144 characters in one"));
    var withoutInspector = needed.missingFrom(audit);
    notes.add(
        withoutInspector.isEmpty()
            ? named(audit) + " allows all of them"
            : named(audit) + " allows all of them but " + String.join(", ", withoutInspector));
    if (!withoutInspector.isEmpty()) {
      var still = needed.missingFrom(audit, inspector);
      notes.add(
          "with "
              + named(inspector)
              + " as well, "
              + (still.isEmpty()
                  ? "nothing is missing"
                  : String.join(", ", still) + " is missing"));
    }
    return notes;
  }

  /**
   * Writes JSON, ended by a line break; leaves the writer open.
   *
   * @throws IOException if the writer does
   */
  public void json(Writer to) throws IOException {
    try (var json = RunJson.generator(to)) {
      json.writeStartObject();
      json.writeStringField("schema", SCHEMA);
      json.writeArrayFieldStart("actions");
      for (var action : needed.actions()) {
        json.writeStartObject();
        json.writeStringField("action", action);
        RunJson.strings(
            json,
            "modules",
            modules.stream()
                .filter(module -> module.actions().contains(action))
                .map(Module::key)
                .toList());
        RunJson.strings(
            json,
            "allowed_by",
            Stream.of(audit, inspector)
                .filter(policy -> policy.allows(action))
                .map(ManagedPolicy::name)
                .toList());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("policies");
      for (var document : needed.documents()) {
        json.writeRawValue(document.strip());
      }
      json.writeEndArray();
      json.writeArrayFieldStart("compared_with");
      for (var policy : List.of(audit, inspector)) {
        json.writeStartObject();
        json.writeStringField("name", policy.name());
        json.writeStringField("version", policy.version());
        RunJson.strings(json, "lacks", needed.missingFrom(policy));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    to.write("\n");
    to.flush();
  }

  private static String named(ManagedPolicy policy) {
    return String.format(Locale.ROOT, "%s (%s)", policy.name(), policy.version());
  }
}
