package dev.alidade.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which permissions on which resources become which relationships.
 *
 * @param entries in the order of the file
 */
public record PermissionMapping(List<Entry> entries) {

  /** Nothing. */
  public static final PermissionMapping NONE = new PermissionMapping(List.of());

  /** Keeps a copy. */
  public PermissionMapping {
    entries = List.copyOf(entries);
  }

  /**
   * One relationship.
   *
   * @param targetLabel the label of the resources
   * @param relationshipName the type of the relationship from a principal to a resource
   * @param permissions the actions, of which one is enough
   * @param precondition what a resource must have besides; null for nothing
   */
  public record Entry(
      String targetLabel,
      String relationshipName,
      List<String> permissions,
      @Nullable Precondition precondition) {

    /** Keeps a copy. */
    public Entry {
      permissions = List.copyOf(permissions);
    }
  }

  /**
   * A node that a resource must be related to.
   *
   * @param outgoing whether the relationship leaves the resource
   */
  public record Precondition(String relatedLabel, String relationship, boolean outgoing) {}
}
