package dev.alidade.embedded;

/**
 * One server for all tests of this JVM that ask for no constraint and empty what they find: it
 * starts once, and what one of them has had planned the next has too. It ends with this JVM.
 */
public final class SharedNeo4j {

  private SharedNeo4j() {}

  private static final class Holder {
    private static final EmbeddedNeo4j SERVER =
        EmbeddedNeo4j.start(
            Neo4jVersion.NEO4J_5_26, Neo4jOptions.defaults().withHeap("1g").keepingPlans());
  }

  /** Returns the address of the server, which the first to ask waits for. */
  public static String boltUri() {
    return Holder.SERVER.boltUri().toString();
  }
}
