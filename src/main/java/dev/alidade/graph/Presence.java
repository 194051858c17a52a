package dev.alidade.graph;

/** Whether a row makes its node. */
public enum Presence {
  /** The row creates the node where there is none. */
  CREATED,
  /** The row only sets properties of a node that something else creates. */
  EXPECTED
}
