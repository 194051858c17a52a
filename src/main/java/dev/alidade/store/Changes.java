package dev.alidade.store;

/** What writes did to the graph, as the database counted it. */
public record Changes(
    long nodesCreated, long nodesDeleted, long relationshipsCreated, long relationshipsDeleted) {

  /** Whether nothing was made and nothing removed. */
  public boolean isNothing() {
    return nodesCreated + nodesDeleted + relationshipsCreated + relationshipsDeleted == 0;
  }

  /** Nothing changed. */
  public static final Changes NONE = new Changes(0, 0, 0, 0);

  /** The sum of two. */
  public Changes plus(Changes other) {
    return new Changes(
        nodesCreated + other.nodesCreated,
        nodesDeleted + other.nodesDeleted,
        relationshipsCreated + other.relationshipsCreated,
        relationshipsDeleted + other.relationshipsDeleted);
  }
}
