package dev.alidade.policy;

import dev.alidade.catalog.policy.PolicyDocument;
import dev.alidade.catalog.policy.WildcardPattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A policy that AWS keeps, as it was on a day: which actions it allows. Both that are known here
 * allow, and deny nothing.
 */
public final class ManagedPolicy {

  private final String name;
  private final String version;
  private final List<WildcardPattern> actions;

  private ManagedPolicy(String name, String version, List<WildcardPattern> actions) {
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
      var document =
          PolicyDocument.read(new String(in.readAllBytes(), StandardCharsets.UTF_8))
              .document()
              .orElseThrow(() -> new IllegalStateException(file + " is no policy document"));
      var patterns =
          document.statements().stream()
              .flatMap(statement -> Objects.requireNonNull(statement.actions()).stream())
              .map(WildcardPattern::ofAction)
              .toList();
      return new ManagedPolicy(name, version + " of " + day, patterns);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    return actions.stream().anyMatch(pattern -> pattern.matches(action));
  }
}
