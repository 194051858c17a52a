package dev.alidade.graph;

/** AWS returned an item that lacks what its id is made of: it costs that item, not its scope. */
public final class NoIdException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final String label;

  NoIdException(String label) {
    super("AWS returned a " + label + " without an id");
    this.label = label;
  }

  /** The label that the item's node would have had. */
  public String label() {
    return label;
  }
}
