package dev.alidade.survey;

import dev.alidade.graph.LinkRow;
import dev.alidade.graph.NodeRow;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Place;
import dev.alidade.store.Spool;
import java.util.Collection;
import java.util.Set;

/** Where the rows of a scope leave to. */
interface Outlet {

  /** Writes a node, soon. */
  void write(NodeRow row);

  /**
   * Writes a node, soon, of which its id says everything, unless the account has said it before.
   */
  void writeOnce(NodeRow row);

  /** Keeps a description until what it describes can exist. */
  void keep(NodeRow row);

  /** Keeps a link until both of its ends can exist. */
  void keep(LinkRow row);

  /** Writes a node once more when all accounts are done. */
  void repeatAtTheEnd(NodeRow row);

  /** Of some immutable nodes those that the graph has in full, and marks them as seen. */
  Set<String> seen(NodeType<?> type, Place place, Collection<String> ids);

  /** Whether somebody asked for tags. */
  boolean takesTags();

  /** The version of the command, which what is written carries. */
  String version();

  /** Those of a run, with the spool of the account. */
  static Outlet of(Run run, Spool spool) {
    return new Outlet() {
      @Override
      public void write(NodeRow row) {
        run.writer().node(row);
      }

      @Override
      public void writeOnce(NodeRow row) {
        run.writer().nodeOnce(row);
      }

      @Override
      public void keep(NodeRow row) {
        spool.add(row);
      }

      @Override
      public void keep(LinkRow row) {
        spool.add(row);
      }

      @Override
      public void repeatAtTheEnd(NodeRow row) {
        run.shared().lastWords().add(row);
      }

      @Override
      public Set<String> seen(NodeType<?> type, Place place, Collection<String> ids) {
        return run.writer().seen(type, place.accountId(), place.reporter(), ids);
      }

      @Override
      public String version() {
        return run.writer().version();
      }

      @Override
      public boolean takesTags() {
        return run.asked().writesTags();
      }
    };
  }
}
