package dev.alidade.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A policy that AWS keeps, as it was on a day: which actions it allows. Both that are known here
 * allow, and deny nothing.
 */
public final class ManagedPolicy {

  private final String name;
  private final String version;
  private final List<Pattern> actions;

  private ManagedPolicy(String name, String version, List<Pattern> actions) {
    this.name = name;
    this.version = version;
    this.actions = List.copyOf(actions);
  }

  /** https://docs.aws.amazon.com/aws-managed-policy/latest/reference/SecurityAudit.html */
  public static ManagedPolicy securityAudit() {
    return read("SecurityAudit", "v86", "2026-05-01");
  }

  /**
   * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonInspector2ReadOnlyAccess.html
   */
  public static ManagedPolicy inspectorReadOnly() {
    return read("AmazonInspector2ReadOnlyAccess", "v8", "2026-02-12");
  }

  private static ManagedPolicy read(String name, String version, String day) {
    var file = "policy/" + name + "." + version + "-" + day + ".json";
    try (var in = ManagedPolicy.class.getClassLoader().getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + file + " is missing from this build");
      }
      var patterns = new ArrayList<Pattern>();
      for (var statement : new ObjectMapper().readTree(in).path("Statement")) {
        each(statement.path("Action"), patterns);
      }
      return new ManagedPolicy(name, version + " of " + day, patterns);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void each(JsonNode action, List<Pattern> to) {
    if (action.isTextual()) {
      to.add(pattern(action.textValue()));
    } else {
      action.forEach(one -> to.add(pattern(one.textValue())));
    }
  }

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
  private static Pattern pattern(String action) {
    var text = Pattern.quote(action.toLowerCase(Locale.ROOT));
    return Pattern.compile(text.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"));
  }

  /** The policy's name. */
  public String name() {
    return name;
  }

  /** AWS's version of it, and its day: {@code v86 of 2026-05-01}. */
  public String version() {
    return version;
  }

  /** Whether it allows an action, such as {@code ec2:DescribeVpcs}. */
  public boolean allows(String action) {
    var lower = action.toLowerCase(Locale.ROOT);
    return actions.stream().anyMatch(pattern -> pattern.matcher(lower).matches());
  }
}
