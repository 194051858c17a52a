package dev.alidade.setup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** A blueprint as one JSON document: the steps of the guide, in their order. */
public final class SetupJson {

  /** The name and version of the schema. */
  public static final String SCHEMA = "alidade.setup/1";

  private final Blueprint blueprint;

  /** The document of a blueprint. */
  public SetupJson(Blueprint blueprint) {
    this.blueprint = blueprint;
  }

  /** The document, ended by a line break. */
  public String text() {
    var document = JsonNodeFactory.instance.objectNode();
    document.put("schema", SCHEMA);
    document.put("partition", blueprint.partition());
    document.put("region", blueprint.region());
    var steps = document.putArray("steps");
    steps.add(
        role("In every account, the hub included", blueprint.accounts(), blueprint.readRole()));
    steps.add(role("In the hub", List.of(blueprint.hub()), blueprint.hubRole()));
    if (blueprint.hasInstanceProfile()) {
      var name = blueprint.hubRole().name();
      var step = step("In the hub, for the instance", List.of(blueprint.hub()));
      step.putObject("instanceProfile").put("name", name).put("role", name);
      steps.add(step);
    }
    var step = step("On the machine that Alidade runs on", List.of());
    step.putObject("file").put("path", "~/.aws/config").put("content", blueprint.configFile());
    steps.add(step);
    return pretty(document);
  }

  private static ObjectNode step(String where, List<SurveyedAccount> accounts) {
    var step = JsonNodeFactory.instance.objectNode();
    step.put("where", where);
    var ids = step.putArray("accounts");
    accounts.forEach(account -> ids.add(account.id()));
    return step;
  }

  private static ObjectNode role(String where, List<SurveyedAccount> accounts, Role role) {
    var step = step(where, accounts);
    var made = step.putObject("role");
    made.put("name", role.name());
    made.put("description", role.description());
    made.set("trustPolicy", role.trust());
    var managed = made.putArray("managedPolicies");
    role.managedPolicies().forEach(managed::add);
    var inline = made.putArray("inlinePolicies");
    role.inlinePolicies()
        .forEach(
            policy ->
                inline.addObject().put("name", policy.name()).set("document", policy.document()));
    return step;
  }

  private static String pretty(ObjectNode document) {
    var text = new StringWriter();
    var lines = new DefaultIndenter("  ", "\n");
    var factory =
        JsonFactory.builder()
            // Readable whatever encoding a terminal or a pipe assumes.
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();
    try (var json =
        factory.createGenerator(text).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
      new ObjectMapper().writeTree(json, document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }
}
