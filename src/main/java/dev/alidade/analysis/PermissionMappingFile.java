package dev.alidade.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads a permission mapping from the reference's YAML: a list of {@code target_label}, {@code
 * permissions}, {@code relationship_name} and perhaps {@code target_precondition}. Everything that
 * is wrong with it is found at once, each with its line.
 */
public final class PermissionMappingFile {

  private static final String DEFAULT = "/analysis/permission-relationships.yaml";

  // What needs no quotes in Cypher, so that nothing of the file can be read as a statement.
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
  private static final Pattern ACTION = Pattern.compile("\\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+");

  /** What analyses write from principals. */
  private static final String ASSUMABLE = "STS_ASSUMEROLE_ALLOW";

  private static final Set<String> FIELDS =
      Set.of("target_label", "permissions", "relationship_name", "target_precondition");
  private static final Set<String> PRECONDITION_FIELDS =
      Set.of("related_label", "relationship", "direction");

  private final String file;
  private final Set<String> taken;
  private final List<String> problems = new ArrayList<>();

  private PermissionMappingFile(String file, Set<String> taken) {
    this.file = file;
    this.taken = taken;
  }

  /**
   * A mapping, which counts only if there are no problems.
   *
   * @param problems each with file and line
   */
  public record Read(PermissionMapping mapping, List<String> problems) {}

  /** The mapping that comes with Alidade. */
  public static PermissionMapping ours() {
    try (InputStream in = PermissionMappingFile.class.getResourceAsStream(DEFAULT)) {
      if (in == null) {
        throw new IllegalStateException(DEFAULT + " is not in the program");
      }
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      var read = read(DEFAULT, text, Set.of());
      if (!read.problems().isEmpty()) {
        throw new IllegalStateException(read.problems().getFirst());
      }
      return read.mapping();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a file's text.
   *
   * @param file what the file is called in problems
   * @param taken relationship types that modules write, which a mapping must leave alone
   */
  public static Read read(String file, String text, Set<String> taken) {
    var reading = new PermissionMappingFile(file, taken);
    return new Read(new PermissionMapping(reading.entries(text)), List.copyOf(reading.problems));
  }

  private List<PermissionMapping.Entry> entries(String text) {
    var entries = new ArrayList<PermissionMapping.Entry>();
    try {
      var root = new Compose(LoadSettings.builder().setLabel(file).build()).composeString(text);
      if (root.isEmpty()) {
        problems.add(file + ": no relationship is described");
      } else if (root.get() instanceof SequenceNode list) {
        for (var node : list.getValue()) {
          var entry = entry(node);
          if (entry != null) {
            entries.add(entry);
          }
        }
      } else {
        problem(root.get(), "a list of relationships is expected, each beginning with «- »");
      }
    } catch (MarkedYamlEngineException e) {
      problems.add(
          e.getProblemMark()
                  .map(mark -> file + ":" + (mark.getLine() + 1) + ": ")
                  .orElse(file + ": ")
              + "no YAML: "
              + e.getProblem());
    } catch (YamlEngineException e) {
      problems.add(
          file + ": no YAML: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
    return entries;
  }

  private PermissionMapping.@Nullable Entry entry(Node node) {
    int before = problems.size();
    var fields = fields(node, FIELDS, "a relationship");
    if (fields == null) {
      return null;
    }
    var label = name(node, fields, "target_label");
    var type = name(node, fields, "relationship_name");
    if (taken.contains(type) || type.equals(ASSUMABLE)) {
      problem(
          fields.getOrDefault("relationship_name", node),
          "relationship_name: «" + type + "» is what other modules write; choose another name");
    }
    var permissions = permissions(node, fields.get("permissions"));
    var precondition = precondition(fields.get("target_precondition"));
    return problems.size() > before
        ? null
        : new PermissionMapping.Entry(label, type, permissions, precondition);
  }

  private List<String> permissions(Node entry, @Nullable Node node) {
    var permissions = new ArrayList<String>();
    if (node == null) {
      problem(entry, "permissions is missing");
    } else if (node instanceof SequenceNode list && !list.getValue().isEmpty()) {
      for (var item : list.getValue()) {
        if (item instanceof ScalarNode scalar && ACTION.matcher(scalar.getValue()).matches()) {
          permissions.add(scalar.getValue());
        } else {
          problem(
              item, "permissions: " + shown(item) + " is no action; they look like s3:GetObject");
        }
      }
    } else {
      problem(node, "permissions: a list of actions is expected, such as [s3:GetObject]");
    }
    return permissions;
  }

  private PermissionMapping.@Nullable Precondition precondition(@Nullable Node node) {
    if (node == null) {
      return null;
    }
    var fields = fields(node, PRECONDITION_FIELDS, "target_precondition");
    if (fields == null) {
      return null;
    }
    var direction = fields.get("direction");
    var word = direction instanceof ScalarNode scalar ? scalar.getValue() : "outgoing";
    if (direction != null
        && !(direction instanceof ScalarNode && Set.of("incoming", "outgoing").contains(word))) {
      problem(direction, "direction: " + shown(direction) + " is neither incoming nor outgoing");
    }
    return new PermissionMapping.Precondition(
        name(node, fields, "related_label"),
        name(node, fields, "relationship"),
        word.equals("outgoing"));
  }

  /** The fields of a node; null, and a problem, if it has none. */
  private @Nullable Map<String, Node> fields(Node node, Set<String> known, String what) {
    if (!(node instanceof MappingNode mapping)) {
      problem(node, what + " is described by fields: " + String.join(", ", new TreeSet<>(known)));
      return null;
    }
    var fields = new HashMap<String, Node>();
    for (var field : mapping.getValue()) {
      var key = field.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      if (!known.contains(key)) {
        problem(
            field.getKeyNode(),
            "unknown field «"
                + key
                + "»; "
                + what
                + " has "
                + String.join(", ", new TreeSet<>(known)));
      } else {
        fields.put(key, field.getValueNode());
      }
    }
    return fields;
  }

  private String name(Node parent, Map<String, Node> fields, String key) {
    var node = fields.get(key);
    if (node == null) {
      problem(parent, key + " is missing");
      return "";
    }
    if (node instanceof ScalarNode scalar && NAME.matcher(scalar.getValue()).matches()) {
      return scalar.getValue();
    }
    problem(node, key + ": " + shown(node) + " is no name; letters, digits and _ make one");
    return "";
  }

  private static String shown(Node node) {
    return node instanceof ScalarNode scalar ? "«" + scalar.getValue() + "»" : "this";
  }

  private void problem(Node at, String what) {
    problems.add(
        at.getStartMark().map(mark -> file + ":" + (mark.getLine() + 1) + ": ").orElse(file + ": ")
            + what);
  }
}
